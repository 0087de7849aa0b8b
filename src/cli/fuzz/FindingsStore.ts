import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OutputUnwritableError } from '../../errors.ts';
import { keepWorkload } from '../../runs/cases/loadFaultKind.ts';
import { CASE_FILE } from '../../runs/cases/caseFile.ts';
import { signatureOf, type SmallFinding } from './Finding.ts';
import { findingFiles } from './findingFiles.ts';

/** Begins the names of directories that are being written; the writer's process id follows. */
const UNFINISHED = '.unfinished-';

/** Directories of findings, one for each signature. */
export class FindingsStore {
  /** As the user named it. */
  readonly directory: string;

  /** Makes the directory, and clears away what a killed campaign left half written. @throws OutputUnwritableError */
  constructor(directory: string) {
    this.directory = directory;
    this.guard(directory, () => {
      mkdirSync(directory, { recursive: true });
      for (const name of readdirSync(directory)) {
        if (isAbandoned(name)) rmSync(path.join(directory, name), { recursive: true, force: true });
      }
    });
  }

  /** Directories of stored findings, in byte order. */
  list(): string[] {
    return this.guard(this.directory, () => readdirSync(this.directory))
      .toSorted((a, b) => (a < b ? -1 : 1))
      .map((name) => this.pathOf(name))
      .filter((each) => existsSync(path.join(each, CASE_FILE)) && existsSync(path.join(each, 'scenario.yaml')));
  }

  /** Whether a finding of this signature is stored. */
  has(signature: string): boolean {
    return existsSync(this.pathOf(signature));
  }

  pathOf(signature: string): string {
    return path.join(this.directory, signature);
  }

  /**
   * Stores a finding unless one of its signature is there. It is written beside its place and then moved, so that a
   * directory is either whole or not there.
   *
   * @throws OutputUnwritableError
   */
  add(finding: SmallFinding): { readonly directory: string; readonly isNew: boolean } {
    const directory = this.pathOf(signatureOf(finding));
    if (existsSync(directory)) return { directory, isNew: false };
    this.guard(directory, () => {
      const beside = path.join(this.directory, `${UNFINISHED}${process.pid}`);
      mkdirSync(beside);
      for (const [name, text] of findingFiles(finding)) writeFileSync(path.join(beside, name), text, { flush: true });
      if (finding.over) keepWorkload(finding.over.location, beside);
      renameSync(beside, directory);
    });
    return { directory, isNew: true };
  }

  private guard<Result>(what: string, action: () => Result): Result {
    try {
      return action();
    } catch (error) {
      throw new OutputUnwritableError(what, (error as NodeJS.ErrnoException).code ?? 'unknown');
    }
  }
}

/** Whether a directory was being written by a process that is gone. */
function isAbandoned(name: string): boolean {
  if (!name.startsWith(UNFINISHED)) return false;
  const writer = Number(name.slice(UNFINISHED.length));
  if (writer === process.pid) return true;
  try {
    process.kill(writer, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
