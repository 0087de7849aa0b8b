import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CaseFileError, FileMissingError, FileUnreadableError } from '../../errors.ts';
import type { CaseKind } from '../../sim/campaign/CaseKind.ts';
import { CASE_KINDS, findCaseKind } from '../../sim/campaign/caseKinds.ts';
import { CASE_FORMAT, type CaseFile, type CaseOrigin } from './caseFile.ts';

/** A stored case that is ready to run. */
export interface LoadedCase {
  readonly kind: CaseKind<unknown>;
  readonly made: unknown;
  readonly found: CaseOrigin | undefined;
  /** Where the workload is that it is faults of. */
  readonly over?: string | undefined;
}

/** Reads and checks a stored case. @throws FileMissingError, FileUnreadableError, CaseFileError */
export async function loadCase(file: string): Promise<LoadedCase> {
  const content = parse(file);
  if (content?.format !== CASE_FORMAT) throw new CaseFileError(file, `\`format\` is not ${CASE_FORMAT}`);
  const over = content.over === undefined ? undefined : path.resolve(path.dirname(file), content.over);
  const kind = over === undefined ? findCaseKind(content.kind ?? '') : await faultsOver(over);
  if (!kind) {
    const known = CASE_KINDS.map(({ name }) => name).join(', ');
    throw new CaseFileError(file, `\`kind\` is no kind of case; known: ${known}`);
  }
  const made = content.case;
  const shrinker = await kind.shrinker();
  if (!shrinker.isCase(made)) throw new CaseFileError(file, `\`case\` is no case of kind ${kind.name}`);
  return { kind, made, found: content.found, over };
}

/** Imported only for such a case: it may bring the readers of traces along. */
async function faultsOver(location: string): Promise<CaseKind<unknown>> {
  const { loadFaultKind } = await import('./loadFaultKind.ts');
  return loadFaultKind(location);
}

function parse(file: string): Partial<CaseFile> | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<CaseFile> | null;
  } catch (error) {
    if (error instanceof SyntaxError) throw new CaseFileError(file, 'is no JSON');
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (code === 'ENOENT') throw new FileMissingError(file);
    throw new FileUnreadableError(file, code);
  }
}
