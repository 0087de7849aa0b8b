/** Service, environment and version in one file of an application; absent is empty. */
export interface IisTagFile {
  readonly service?: string;
  readonly env?: string;
  readonly version?: string;
}

/** An application of a site, with the files that lie in the folder of its virtual directory. */
export interface IisApplication {
  readonly path: string;
  /** Path of its virtual directory; only the files of `/` count. */
  readonly virtualDirectory: string;
  /** `datadog.json`; absent = no such file. */
  readonly json?: IisTagFile;
  /** Settings of `web.config`; absent = no such file, unless `traceConfigFile` is there. */
  readonly web?: IisTagFile;
  /** The file that DD_TRACE_CONFIG_FILE of `web.config` names. */
  readonly traceConfigFile?: IisTagFile;
}

/** A site as the file of all sites has it; the id is text and need not be a number. */
export interface IisSite {
  readonly id: string;
  readonly name: string;
  readonly applications: readonly IisApplication[];
}

/** `applicationHost.config` with what its applications' folders hold; `broken` cannot be read. */
export type IisFile = { readonly sites: readonly IisSite[] } | 'broken';
