import type { AgentRun } from './AgentRun.ts';
import { isProxyPid } from './LiveSocket.ts';
import type { PidRecord } from './Place.ts';

/** Whether connections are of a program that has the pid of a docker-proxy which has ended, and of no docker-proxy. */
export function isOfProxysHeir({ processes }: AgentRun, { pid, lives }: PidRecord): boolean {
  return isProxyPid(pid) && processes.lifeOf(pid) > 0 && !lives.includes(0);
}
