import type { KernelSocket } from '../../../model/kernel/KernelSocket.ts';
import type { CaseSocket } from '../../../scenarios/agent/AgentCase.ts';
import type { Place } from './Place.ts';
import type { Wire } from './Wire.ts';

/** A socket while it is open. */
export interface LiveSocket {
  readonly spec: CaseSocket;
  readonly kernel: KernelSocket;
  readonly place: Place;
  readonly wire: Wire;
  /** Owner, and the process that it has forked. */
  readonly pids: readonly [owner: number, forked: number];
  /** Its number in the ledger. */
  readonly flow: number;
  readonly openedMs: number;
  /** The kernel has ended the connection; the application has not closed it yet. */
  isDone: boolean;
  /** A poll may have given it up as idle, and with it what clients were told of it. */
  mayBeExpired: boolean;
  /** The hooks have seen who opened it. */
  isSeen: boolean;
  /** The kernel's end was told as a close. */
  isToldClosed: boolean;
  /**
   * The kernel still had its owner's entry of a socket before it, which another process closed. The agent takes the two
   * for one connection: same tuple, same process, same cookie.
   */
  readonly sharesEntry: boolean;
}

const FORKED = 5;
const PROXY_PIDS = [30, 31] as const;
const CONTAINER_PID = 40;

/** Processes of docker-proxy. */
export function isProxyPid(pid: number): boolean {
  return pid === PROXY_PIDS[0] || pid === PROXY_PIDS[1];
}

/** Who owns a socket, and whom it forks. */
export function pidsOf({ role, network, process }: CaseSocket): readonly [number, number] {
  const owner = ownerOf(role, network, process);
  return [owner, owner + FORKED];
}

function ownerOf(role: CaseSocket['role'], network: CaseSocket['network'], process: number): number {
  if (network === 'bridge') return role === 'client' ? PROXY_PIDS[process === 0 ? 0 : 1] : CONTAINER_PID;
  return (role === 'client' ? 10 : 20) + process;
}
