import type { AgentProfile } from '../../../model/profile.ts';
import type { WindowsCase } from '../../../scenarios/windows/workload/WindowsCase.ts';
import { PROCESS_AGENT_CLIENT } from '../../pollSchedule.ts';
import { simulate } from '../../simulate.ts';
import { prepareWindowsCase } from '../prepareWindowsCase.ts';
import type { WindowsRun } from './bytesConserved.ts';
import { FlowBytes } from './FlowBytes.ts';

const NS_PER_MS = 1_000_000;

/** Runs a case and keeps the truth beside it. */
export function runWindowsCase(made: WindowsCase, profile: AgentProfile): WindowsRun {
  const options = prepareWindowsCase(made, profile);
  const bytes = new FlowBytes(options.events.map(({ event }) => event));
  const expiryNs = profile.state.clientExpiryMs * NS_PER_MS;
  let lastFetchNs = 0;
  let hasExpired = false;
  const result = simulate(options, (client, tNs, { delta }) => {
    if (client !== PROCESS_AGENT_CLIENT) return;
    hasExpired ||= tNs - lastFetchNs > expiryNs;
    lastFetchNs = tNs;
    bytes.tell(delta.conns);
  });
  return { made, result, bytes, hasExpired };
}
