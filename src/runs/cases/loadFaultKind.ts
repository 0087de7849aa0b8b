import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { UsageError } from '../../errors.ts';
import { loadScenario, loadScenarioData } from '../../scenarios/loadScenario.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import type { CaseKind } from '../../sim/campaign/CaseKind.ts';
import { faultKind } from '../../sim/campaign/faults/faultKind.ts';
import { isScenario, prepareRun } from '../prepareRun.ts';
import { listEvents } from '../runEvents.ts';

/** A workload that faults are put upon, as the user named it. */
export interface NamedWorkload {
  readonly location: string;
  /** Hash of its bytes: the same workload under another name is the same. */
  readonly digest: string;
}

/** Folder of a finding that its workload is kept in. */
const FOLDER = 'workload';
const DIGEST_DIGITS = 16;

/** Cases that are faults over a trace or scenario. @throws as `prepareRun`, and UsageError */
export async function loadFaultKind(location: string): Promise<CaseKind<unknown>> {
  givenScenario(location);
  const { settings, events } = await prepareRun(location, {});
  return faultKind({ settings, events: await listEvents(events) });
}

/** The scenario that a workload is; `undefined` for a trace. @throws FileMissingError, UsageError */
export function givenScenario(location: string): Scenario | undefined {
  if (location === '-')
    throw new UsageError('standard input is read once, and faults need it often', 'save it to a file');
  if (!isScenario(location)) return undefined;
  const scenario = loadScenario(location);
  if (scenario.workload.kind === 'case') {
    throw new UsageError(
      `${location} holds a generated case, which has faults of its own`,
      'name a trace or another scenario',
    );
  }
  return scenario;
}

/** Names a workload by its bytes. @throws as {@link givenScenario} */
export function nameWorkload(location: string): NamedWorkload {
  const hash = createHash('sha256');
  const scenario = givenScenario(location);
  if (scenario) hash.update(JSON.stringify(loadScenarioData(location)));
  const trace = scenario ? traceOf(scenario) : location;
  if (trace !== undefined) hash.update(readFileSync(trace));
  return { location, digest: hash.digest('hex').slice(0, DIGEST_DIGITS) };
}

/** Where the copy of a workload stands in the directory of a finding. */
export function keptWorkload(location: string): string {
  return isScenario(location) ? FOLDER : path.posix.join(FOLDER, path.basename(location));
}

/** Copies a workload into the directory of a finding, so that this needs nothing else. */
export function keepWorkload(location: string, directory: string): void {
  const folder = path.join(directory, FOLDER);
  mkdirSync(folder);
  const scenario = givenScenario(location);
  const trace = scenario ? traceOf(scenario) : location;
  if (trace !== undefined) copyFileSync(trace, path.join(folder, path.basename(trace)));
  if (!scenario) return;
  const data = loadScenarioData(location) as object;
  const own = trace === undefined ? data : { ...data, workload: { trace: path.basename(trace) } };
  writeFileSync(path.join(folder, 'scenario.yaml'), stringify(own, { lineWidth: 120 }));
}

function traceOf({ workload, directory }: Scenario): string | undefined {
  return workload.kind === 'trace' ? path.resolve(directory, workload.file) : undefined;
}
