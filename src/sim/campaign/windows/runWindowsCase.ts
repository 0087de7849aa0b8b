import type { HttpKey } from '../../../model/httpStats.ts';
import type { AgentProfile } from '../../../model/profile.ts';
import type { WindowsCase } from '../../../scenarios/windows/workload/WindowsCase.ts';
import { PROCESS_AGENT_CLIENT } from '../../pollSchedule.ts';
import type { RunResult } from '../../runResult.ts';
import { simulate } from '../../simulate.ts';
import { prepareWindowsCase } from '../prepareWindowsCase.ts';
import { FlowBytes } from './FlowBytes.ts';

const NS_PER_MS = 1_000_000;

/** What was seen of a run, beside its result. */
export interface WindowsRun {
  readonly made: WindowsCase;
  readonly result: RunResult;
  readonly bytes: FlowBytes;
  /** Keys of the HTTP statistics that the process-agent was told. */
  readonly told: readonly HttpKey[];
  /** Bytes of the text in which the agent keeps a request. */
  readonly fragmentBytes: number;
  /** The process-agent was forgotten in between: it is then told of everything once more. */
  readonly hasExpired: boolean;
}

/** Runs a case and keeps the truth beside it. */
export function runWindowsCase(made: WindowsCase, profile: AgentProfile): WindowsRun {
  const options = prepareWindowsCase(made, profile);
  const bytes = new FlowBytes(options.events.map(({ event }) => event));
  const expiryNs = profile.state.clientExpiryMs * NS_PER_MS;
  const told: HttpKey[] = [];
  let polls = 0;
  let lastFetchNs = 0;
  let hasExpired = false;
  const result = simulate(options, (client, tNs, { delta }) => {
    if (client !== PROCESS_AGENT_CLIENT) return;
    polls += 1;
    hasExpired ||= tNs - lastFetchNs > expiryNs;
    // A poll that cannot read the driver is no sign of life.
    if (!made.agent.failedReads.some(({ poll }) => poll === polls)) lastFetchNs = tNs;
    bytes.tell(delta.conns);
    for (const { key } of delta.http.values()) told.push(key);
  });
  return { made, result, bytes, told, fragmentBytes: profile.windows.httpMaxRequestFragment, hasExpired };
}
