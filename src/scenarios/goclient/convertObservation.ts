import type { CountedThing, LeakObservation } from '../../model/goclient/leak/LeakObservations.ts';
import type { FailAt } from '../failAt.ts';
import { optional } from '../readDuration.ts';
import type { RawObservation } from './rawClientScenario.ts';

const THOUSAND = 1000;
const COUNTED: readonly CountedThing[] = ['goroutines', 'fds', 'connections'];

/** One observation of a report, of exactly one kind. Its times are as in the field, whatever the scenario's scale. */
export function convertObservation(raw: RawObservation, index: number, fail: FailAt): LeakObservation {
  const at = ['observations', index];
  const found = kindsOf(raw, at, fail);
  const [only] = found;
  if (found.length !== 1 || !only) {
    fail(at, 'an observation says exactly one thing: goroutines, fds, connections, goroutinesPerFd, and so on');
  }
  return { ...(raw.id !== undefined && { id: raw.id }), ...only };
}

function kindsOf(raw: RawObservation, at: readonly (string | number)[], fail: FailAt): LeakObservation[] {
  const found: LeakObservation[] = [];
  const tolerance = raw.tolerance ?? 0;
  const time = (text: string | 0 | undefined, key: string) => optional(text === 0 ? '0s' : text, 0, [...at, key], fail);
  for (const counted of COUNTED) {
    const overBaseline = raw[counted];
    if (overBaseline === undefined) continue;
    if (raw.at === undefined) fail(at, 'a count is observed at a time: `at` is missing');
    found.push({ kind: 'count', counted, atNs: time(raw.at, 'at'), overBaseline, tolerance });
  }
  const toleranceThousandths = Math.round(tolerance * THOUSAND);
  if (raw.goroutinesPerFd !== undefined) {
    const goroutines = Math.round(raw.goroutinesPerFd * THOUSAND);
    found.push({ kind: 'goroutines-per-fd', goroutines, fds: THOUSAND, toleranceThousandths });
  }
  if (raw.requestsPerConnection !== undefined) {
    const requests = Math.round(raw.requestsPerConnection * THOUSAND);
    found.push({ kind: 'requests-per-connection', requests, connections: THOUSAND, toleranceThousandths });
  }
  if (raw.readLoop !== undefined) {
    const wait = raw.longestWaitAtLeast;
    found.push({
      kind: 'read-loop',
      state: raw.readLoop,
      ...(wait !== undefined && { longestWaitAtLeastNs: time(wait, 'longestWaitAtLeast') }),
    });
  }
  if (raw.use !== undefined) found.push({ kind: 'connection-use', use: raw.use });
  if (raw.closeWait !== undefined) found.push({ kind: 'close-wait', isGrowing: raw.closeWait === 'growing' });
  if (raw.calls !== undefined) found.push({ kind: 'calls', outcome: raw.calls });
  return found;
}
