import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { CASE_FILE, CASE_FORMAT, type CaseFile } from '../../runs/cases/caseFile.ts';
import { type LoadedCase, loadCase } from '../../runs/cases/loadCase.ts';

/** A case that failed, with what its directory tells of it. */
export interface FailedCaseFiles {
  readonly kind: string;
  readonly made: unknown;
  readonly profile: string;
  readonly toggles: Readonly<Record<string, string>>;
  /** What it fails: the title of the property's test. */
  readonly property: string;
  /** What happens in it, one event a line. */
  readonly story: readonly string[];
  /** Invariants that a run of it violates. */
  readonly violates: readonly string[];
}

/** A case of the store. */
export type StoredCase = LoadedCase & { readonly directory: string };

/** The folder of the cases that failed: scenario directories, which `flowproof run` and `explain` take too. */
export class CaseStore {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Every stored case of a kind, in byte order of the directories. @throws CaseFileError for a damaged one */
  async read(kind: string): Promise<StoredCase[]> {
    if (!existsSync(this.folder)) return [];
    const cases: StoredCase[] = [];
    for (const name of readdirSync(this.folder).toSorted((a, b) => (a < b ? -1 : 1))) {
      const directory = path.join(this.folder, name);
      const file = path.join(directory, CASE_FILE);
      if (existsSync(file)) cases.push({ directory, ...(await loadCase(file)) });
    }
    return cases.filter((each) => each.kind.name === kind);
  }

  /** Stores a case; one that stands there under the same name is replaced. @returns its directory */
  write(name: string, failed: FailedCaseFiles): string {
    const directory = path.join(this.folder, name);
    const content: CaseFile = { format: CASE_FORMAT, kind: failed.kind, case: failed.made };
    mkdirSync(directory, { recursive: true });
    writeFileSync(path.join(directory, 'scenario.yaml'), scenarioYaml(failed));
    writeFileSync(path.join(directory, 'README.md'), readme(failed));
    writeFileSync(path.join(directory, CASE_FILE), `${JSON.stringify(content, undefined, 2)}\n`);
    return directory;
  }
}

function scenarioYaml({ property, profile, toggles, violates }: FailedCaseFiles): string {
  return stringify({
    title: property,
    profile,
    ...(Object.keys(toggles).length > 0 ? { toggles } : {}),
    workload: { case: CASE_FILE },
    expect: { violates },
  });
}

function readme({ property, profile, toggles, kind, story }: FailedCaseFiles): string {
  const settings = [profile, ...Object.entries(toggles).map(([id, value]) => `${id}=${value}`)].join(', ');
  return [
    `# ${property}`,
    '',
    `A generated workload (${kind}) for which this does not hold, made as small as it can be. Agent: ${settings}.`,
    '',
    ...story.map((line) => `- ${line}`),
    '',
    'The property tries it before anything else is generated. Delete the directory when it has nothing more to tell.',
    '',
  ].join('\n');
}
