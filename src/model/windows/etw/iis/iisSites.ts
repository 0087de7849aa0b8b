import type { IisFile, IisTagFile } from './iisFile.ts';

/** An application in the short form in which traces and scenarios write it. */
export interface WrittenIisApplication {
  readonly path: string;
  /** Path of its virtual directory; absent = `/`. */
  readonly vdir?: string;
  readonly json?: IisTagFile;
  readonly web?: IisTagFile;
  readonly traceConfigFile?: IisTagFile;
}

/** The sites of a host as traces and scenarios write them. */
export interface WrittenIisSites {
  readonly sites: readonly {
    readonly id: string;
    readonly name: string;
    readonly apps: readonly WrittenIisApplication[];
  }[];
}

/** The site configuration that a trace or a scenario stands for. */
export function iisFileOf({ sites }: WrittenIisSites): IisFile {
  return {
    sites: sites.map(({ id, name, apps }) => ({
      id,
      name,
      applications: apps.map(({ vdir = '/', ...application }) => ({ ...application, virtualDirectory: vdir })),
    })),
  };
}
