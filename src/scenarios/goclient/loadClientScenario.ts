import path from 'node:path';
import { HYPOTHESIS_IDS } from '../../model/goclient/leak/hypothesisIds.ts';
import type { FailureKind } from '../../model/goclient/RequestCall.ts';
import { validateHttpClients } from '../../generated/validators.js';
import { checkSchema, readScenarioDocument } from '../scenarioDocument.ts';
import { changedScenario } from './changedScenario.ts';
import type { ProgramChange } from './ClientProgram.ts';
import type { ClientExpectation, ClientScenario, ClientWhatIf } from './ClientScenario.ts';
import { convertLeakCase } from './convertLeakCase.ts';
import { convertObservation } from './convertObservation.ts';
import { convertProgram } from './convertProgram.ts';
import type { RawChange, RawClientExpect, RawClientScenario, RawWhatIf } from './rawClientScenario.ts';
import { ScaledDurations } from './ScaledDurations.ts';

type Place = readonly (string | number)[];

/**
 * Loads a scenario of an application with Go HTTP clients.
 *
 * @throws FileMissingError, FileUnreadableError; ScenarioError with line and column for everything wrong inside
 */
export function loadClientScenario(location: string): ClientScenario {
  const document = readScenarioDocument(location);
  checkSchema(document, { validate: validateHttpClients, schema: 'http-clients' });
  const raw = document.content as RawClientScenario;
  const { fail, file } = document;
  const durations = new ScaledDurations(raw.scale ?? 1, fail);
  const directory = path.resolve(path.dirname(file));
  const name = path.basename(directory);
  const program = convertProgram(raw, durations);
  const changes = convertChanges(raw, ['changes'], durations);
  const expect = (raw.expect ?? []).map((each, index) => convertExpectation(each, ['expect', index], durations));
  const lastNs = Math.max(0, ...expect.map(({ atNs }) => atNs));
  return {
    directory,
    name,
    title: raw.title ?? raw.name ?? name,
    scale: durations.scale,
    program,
    changes,
    expect,
    whatIf: (raw.whatIf ?? []).map((each, index) => convertWhatIf({ raw, each, index, lastNs }, durations)),
    hypotheses: raw.hypotheses ?? HYPOTHESIS_IDS,
    observations: (raw.observations ?? []).map((each, index) => convertObservation(each, index, fail)),
    leakCase: convertLeakCase(raw, fail),
  };
}

/** Each change is made to what the ones before it have left. */
function convertChanges(raw: RawClientScenario, at: Place, durations: ScaledDurations): ProgramChange[] {
  const changes = raw.changes ?? [];
  const result: ProgramChange[] = [];
  let current = raw;
  for (const [index, change] of changes.entries()) {
    const place = [...at, index];
    current = changedScenario(current, change.set, { at: [...place, 'set'], fail: durations.fail });
    const atNs = durations.read(change.at, [...place, 'at']);
    if (atNs < (result.at(-1)?.atNs ?? 0)) durations.fail([...place, 'at'], 'changes are in order of time');
    result.push({ name: nameOfChange(change), atNs, program: convertProgram(current, durations) });
  }
  return result;
}

function nameOfChange({ name, set }: Pick<RawChange, 'name' | 'set'>): string {
  return (
    name ??
    Object.entries(set)
      .map(([place, value]) => `${place}: ${JSON.stringify(value)}`)
      .join(', ')
  );
}

function convertWhatIf(
  source: { raw: RawClientScenario; each: RawWhatIf; index: number; lastNs: number },
  durations: ScaledDurations,
): ClientWhatIf {
  const { raw, each, index, lastNs } = source;
  const at = ['whatIf', index];
  const changed = changedScenario(raw, each.set, { at: [...at, 'set'], fail: durations.fail });
  const isList = Array.isArray(each.expect);
  const expectations = isList ? (each.expect as RawClientExpect[]) : [each.expect as RawClientExpect];
  return {
    name: nameOfChange(each),
    program: convertProgram(changed, durations),
    changes: convertChanges({ ...changed, changes: each.changes ?? raw.changes ?? [] }, [...at, 'changes'], durations),
    expect: expectations.map((expectation, place) =>
      convertExpectation(expectation, isList ? [...at, 'expect', place] : [...at, 'expect'], durations, lastNs),
    ),
  };
}

/** @param fallbackNs - the time, when none is given: that of the scenario's last expectation */
function convertExpectation(
  raw: RawClientExpect,
  at: Place,
  durations: ScaledDurations,
  fallbackNs = 0,
): ClientExpectation {
  const atNs = raw.at === undefined ? fallbackNs : durations.read(raw.at, [...at, 'at']);
  if (raw.at === undefined && fallbackNs === 0) durations.fail(at, 'it is not said when: `at` is missing');
  return {
    atNs,
    goroutinesOverBaseline: raw.goroutinesOverBaseline,
    fdsOverBaseline: raw.fdsOverBaseline,
    goroutines: raw.goroutines,
    goroutinesPerMinute: raw.goroutinesPerMinute,
    readLoop: raw.readLoop,
    parkedCallers: raw.parkedCallers,
    dials: raw.dials,
    answered: new Map(Object.entries(raw.answered ?? {})),
    failed: new Map(Object.entries(raw.failed ?? {}) as [FailureKind, number][]),
    leak: raw.leak,
    plateauGoroutines: raw.plateauGoroutines,
  };
}
