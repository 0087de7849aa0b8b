import { showChange } from '../../sim/bisect/toggleChange.ts';
import type { FindingIdentity } from './Finding.ts';

/** Joins the parts of a path, see `CaseVerdict`. */
const PART_SEPARATOR = '+';

type BrokenAt = Pick<FindingIdentity, 'kind' | 'invariant' | 'path' | 'together'>;

/** Where cases are known to go wrong: parts of paths, with the directory of the finding that shows each. */
export class KnownPaths {
  /** Kind, invariant and bugs that it takes → part → directory. */
  private readonly known = new Map<string, Map<string, string>>();

  /** Every part of the path is known from now on. */
  add(finding: BrokenAt, directory: string): void {
    const directories = this.directoriesOf(finding);
    for (const part of partsOf(finding.path)) {
      if (!directories.has(part)) directories.set(part, directory);
    }
  }

  /** The directory that shows what a finding shows, or `undefined` when a part of its path is new. */
  directoryOf(finding: BrokenAt): string | undefined {
    if (hasNewPart(finding.path, this.partsFor(finding))) return undefined;
    return this.directoriesOf(finding).get(partsOf(finding.path)[0]!);
  }

  /** All known parts for a kind and an invariant. */
  partsFor(finding: BrokenAt): string[] {
    return [...this.directoriesOf(finding).keys()];
  }

  private directoriesOf({ kind, invariant, together = [] }: BrokenAt): Map<string, string> {
    const key = JSON.stringify([kind, invariant, ...together.map(showChange)]);
    const directories = this.known.get(key) ?? new Map<string, string>();
    this.known.set(key, directories);
    return directories;
  }
}

/** Whether a path has a part that is not among the known ones. */
export function hasNewPart(path: string, known: readonly string[]): boolean {
  return partsOf(path).some((part) => !known.includes(part));
}

function partsOf(path: string): string[] {
  return path.split(PART_SEPARATOR);
}
