import type { ByteText } from '../../byteText.ts';
import { type IisTags, NO_IIS_TAGS } from '../../http/WindowsTransaction.ts';
import { pathSegments } from './pathSegments.ts';

/** Tags of an application, by the file that they come from. */
export interface ApplicationTags {
  readonly json: IisTags;
  readonly config: IisTags;
}

export const NO_APPLICATION_TAGS: ApplicationTags = { json: NO_IIS_TAGS, config: NO_IIS_TAGS };

interface PathNode {
  readonly children: Map<ByteText, PathNode>;
  tags: ApplicationTags;
}

/**
 * Applications of one site by their path.
 *
 * A node that only lies on the way to an application has no tags, and gives none: a request below it does not get those
 * of the application further up.
 *
 * @upstream datadog-agent pkg/util/winutil/iisconfig/tagtree.go pathTreeEntry @ c45d449
 */
export class PathTree {
  private readonly root: PathNode = newNode();

  /** @throws AgentCrash when the path cannot be split */
  set(path: ByteText, tags: ApplicationTags): void {
    let node = this.root;
    for (const segment of pathSegments(path)) {
      let child = node.children.get(segment);
      if (child === undefined) {
        child = newNode();
        node.children.set(segment, child);
      }
      node = child;
    }
    node.tags = tags;
  }

  /** Tags of the deepest node on the way down. */
  find(segments: readonly ByteText[]): ApplicationTags {
    let node = this.root;
    for (const segment of segments) {
      const child = node.children.get(segment);
      if (child === undefined) return node.tags;
      node = child;
    }
    return node.tags;
  }
}

function newNode(): PathNode {
  return { children: new Map(), tags: NO_APPLICATION_TAGS };
}
