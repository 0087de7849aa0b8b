import type { NamedCapture } from '../mergeCaptures.ts';
import type { ProcessMap } from '../processes/ProcessMap.ts';

/** The namespaces of an import, by name. */
export interface NamespaceNumbers {
  /** The host's own. */
  readonly root: string;
  /** Inodes: as the map tells them, else made up from 1. */
  readonly inodes: ReadonlyMap<string, number>;
}

/** Gives every namespace its inode. Root is the one that the map says, else the one of the first capture. */
export function numberNamespaces(captures: readonly NamedCapture[], map: ProcessMap): NamespaceNumbers {
  const told = new Map(map.namespaces.map((namespace) => [namespace.name, namespace.inode]));
  const taken = new Set(told.values());
  const inodes = new Map<string, number>();
  let made = 0;
  for (const name of [...captures.map(({ namespace }) => namespace), ...told.keys()]) {
    if (inodes.has(name)) continue;
    let inode = told.get(name);
    while (inode === undefined) {
      made += 1;
      if (!taken.has(made)) inode = made;
    }
    inodes.set(name, inode);
  }
  const root = map.namespaces.find(({ isRoot }) => isRoot)?.name ?? captures[0]!.namespace;
  return { root, inodes };
}
