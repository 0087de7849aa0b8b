import type { ByteText } from '../../byteText.ts';
import type { IisTags } from '../../http/WindowsTransaction.ts';
import { utf8BytesOfUtf16 } from '../utf16Text.ts';
import { goAtoi } from './goAtoi.ts';
import type { IisApplication, IisFile, IisTagFile } from './iisFile.ts';
import { type ApplicationTags, NO_APPLICATION_TAGS, PathTree } from './PathTree.ts';
import { pathSegments } from './pathSegments.ts';

/**
 * Sites and applications of IIS as the agent read them.
 *
 * @upstream datadog-agent pkg/util/winutil/iisconfig DynamicIISConfig @ c45d449
 */
export class IisConfig {
  private readonly names = new Map<number, string>();
  private readonly trees = new Map<number, PathTree>();

  private constructor() {}

  /**
   * Reads the file. One id that is no number rejects all of it; of two sites with one id the last name stays, and their
   * applications share one tree.
   *
   * @returns `undefined` when the file is missing, broken or rejected
   * @throws AgentCrash when the path of an application cannot be split
   */
  static read(file: IisFile | undefined): IisConfig | undefined {
    if (file === undefined || file === 'broken') return undefined;
    const config = new IisConfig();
    const ids: number[] = [];
    for (const { id, name } of file.sites) {
      const number = goAtoi(id);
      if (number === undefined) return undefined;
      const siteId = Number(BigInt.asUintN(32, number));
      ids.push(siteId);
      config.names.set(siteId, name);
    }
    file.sites.forEach(({ applications }, index) => {
      for (const application of applications) config.addApplication(ids[index] ?? 0, application);
    });
    return config;
  }

  /** Name of a site; `''` when it is not known. */
  siteName(siteId: number): string {
    return this.names.get(siteId) ?? '';
  }

  /**
   * Tags of the application that serves a path.
   *
   * @throws AgentCrash when the path cannot be split, also for a site that is not known
   */
  tagsOf(siteId: number, path: ByteText): ApplicationTags {
    const segments = pathSegments(path);
    return this.trees.get(siteId)?.find(segments) ?? NO_APPLICATION_TAGS;
  }

  private addApplication(siteId: number, application: IisApplication): void {
    const { json, web, traceConfigFile } = application;
    const hasConfig = web !== undefined || traceConfigFile !== undefined;
    if (application.virtualDirectory !== '/' || (json === undefined && !hasConfig)) return;
    let tree = this.trees.get(siteId);
    if (tree === undefined) {
      tree = new PathTree();
      this.trees.set(siteId, tree);
    }
    tree.set(utf8BytesOfUtf16(application.path), {
      json: tagsFrom(json),
      config: tagsFrom(traceConfigFile, tagsFrom(web)),
    });
  }
}

/** Tags of a file; what it leaves empty stays as it was. */
function tagsFrom(file: IisTagFile | undefined, before?: IisTags): IisTags {
  return {
    service: file?.service || (before?.service ?? ''),
    env: file?.env || (before?.env ?? ''),
    version: file?.version || (before?.version ?? ''),
  };
}
