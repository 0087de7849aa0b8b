import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MatcherUsageError } from '../judgement.ts';

const FILE_NAME = 'case.json';

/** A case that failed, as its file has it. */
export interface StoredCase {
  readonly kind: string;
  readonly profile: string;
  readonly toggles: Readonly<Record<string, string>>;
  /** What it fails: the title of the property's test. */
  readonly property: string;
  readonly case: unknown;
}

/** The folder of the cases that failed: a directory each, with the case and its story. */
export class CaseStore {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Every stored case of a kind, in byte order of the directories. @throws MatcherUsageError for a damaged one */
  read(kind: string): { readonly directory: string; readonly stored: StoredCase }[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder)
      .toSorted((a, b) => (a < b ? -1 : 1))
      .map((name) => path.join(this.folder, name))
      .filter((directory) => existsSync(path.join(directory, FILE_NAME)))
      .map((directory) => ({ directory, stored: parse(path.join(directory, FILE_NAME)) }))
      .filter(({ stored }) => stored.kind === kind);
  }

  /**
   * Stores a case; one that stands there under the same name is replaced.
   *
   * @param story - what happens in it, one event a line
   * @returns its directory
   */
  write(name: string, stored: StoredCase, story: readonly string[]): string {
    const directory = path.join(this.folder, name);
    mkdirSync(directory, { recursive: true });
    writeFileSync(path.join(directory, FILE_NAME), `${JSON.stringify(stored, undefined, 2)}\n`);
    writeFileSync(path.join(directory, 'README.md'), readme(stored, story));
    return directory;
  }
}

function parse(file: string): StoredCase {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as StoredCase;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new MatcherUsageError(`propRun: ${file} is no stored case (${problem}); delete it, or restore it`);
  }
}

function readme({ property, profile, toggles, kind }: StoredCase, story: readonly string[]): string {
  const settings = [profile, ...Object.entries(toggles).map(([id, value]) => `${id}=${value}`)].join(', ');
  return [
    `# ${property}`,
    '',
    `A generated workload (${kind}) for which this does not hold, made as small as it can be. Agent: ${settings}.`,
    '',
    ...story.map((line) => `- ${line}`),
    '',
    `\`${FILE_NAME}\` is tried before anything else is generated. Delete the directory when it has nothing more to tell.`,
    '',
  ].join('\n');
}
