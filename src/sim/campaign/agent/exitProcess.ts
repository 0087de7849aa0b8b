import type { CaseOp } from '../../../scenarios/agent/AgentCase.ts';
import type { AgentRun } from './AgentRun.ts';
import { CASE_PROGRAMS } from './LiveSocket.ts';
import { closeLive } from './socketOps.ts';

/** A process ends: the kernel closes its sockets. A forked process keeps those that it has used. */
export function exitProcess(run: AgentRun, { program }: Extract<CaseOp, { readonly op: 'exit' }>): void {
  const pid = CASE_PROGRAMS[program];
  if (pid === undefined || !run.processes.isAlive(pid)) return;
  for (const { live } of run.distinctPlaces) {
    if (live === undefined || live.isOwnerGone || live.pids[0] !== pid) continue;
    if (live.isShared) live.isOwnerGone = true;
    else closeLive(run, live, { pid, cpu: 0, probe: 'here' });
  }
  run.processes.end(pid);
}
