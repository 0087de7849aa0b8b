import type { AgentProfile } from '../../../model/profile.ts';
import type { AgentCase } from '../../../scenarios/agent/AgentCase.ts';
import type { AgentRun } from './AgentRun.ts';
import { Findings } from './Findings.ts';
import { hasLostRecords } from './hasLostRecords.ts';
import { knownOfSums } from './knownOfSums.ts';
import { runAgentCase } from './runAgentCase.ts';
import { showPlace } from './showPlace.ts';

/** Name of the invariant: what a client is told does not depend on other clients. */
export const CLIENT_ISOLATION = 'client-isolation';

/** Runs a case again without the other clients, when it has any, and compares what the process-agent was told. */
export function checkClientIsolation(made: AgentCase, profile: AgentProfile, run: AgentRun, findings: Findings): void {
  if (run.clientsMax < 2 || !run.clients[0]!.isConstant) return;
  const alone = runAgentCase(withoutOthers(made), profile, [], new Findings(true));
  if (!alone.clients[0]!.isConstant || hasLostRecords(run) || hasLostRecords(alone)) return;
  run.distinctPlaces.forEach((place, index) => {
    for (const { pid, sums } of place.records) {
      const told = sums[0]!;
      const other = alone.distinctPlaces[index]!.records.find((record) => record.pid === pid)?.sums[0];
      const [sentBytes, closed] = [other?.sentBytes ?? 0, other?.closed ?? 0];
      if (sentBytes === told.sentBytes && closed === told.closed) continue;
      const observed = `${told.sentBytes} bytes and ${told.closed} closes of ${showPlace(place, pid)}`;
      const expected = `${sentBytes} bytes and ${closed} closes, as without other clients`;
      const known = knownOfSums(run, place) ?? knownOfSums(alone, alone.distinctPlaces[index]!);
      findings.add({ invariant: CLIENT_ISOLATION, expected, observed, path: 'client', known }, 0);
    }
  });
}

/** The same case with time that passes in place of what other clients do. */
function withoutOthers(made: AgentCase): AgentCase {
  const ops = made.ops.map((op): AgentCase['ops'][number] => {
    if (!('client' in op) || op.client === 0) return op;
    return { op: 'wait', ms: op.op === 'poll' ? op.afterMs : 1 };
  });
  return { ...made, ops };
}
