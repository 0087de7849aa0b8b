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
  /** The forked process has used it. */
  isShared: boolean;
  /** Its owner has ended; the forked process goes on with it. */
  isOwnerGone: boolean;
}

const FORKED = 5;
const PROXY_PIDS = [30, 31] as const;
const CONTAINER_PID = 40;

/** Pids of all programs that own sockets. */
export const CASE_PROGRAMS: readonly number[] = [10, 11, 20, 21, ...PROXY_PIDS, CONTAINER_PID];

/** The process that does something with a socket. @param user - 0 for its owner, while that lives; 1 for its child */
export function userOf({ pids, isOwnerGone }: LiveSocket, user: number): number {
  return pids[user === 0 && !isOwnerGone ? 0 : 1];
}

/** Tag of the TLS library of a socket's process: OpenSSL or GnuTLS. @upstream pkg/network/protocols/http/types.go */
export function libraryTag({ isTls, process }: CaseSocket): bigint {
  if (!isTls) return 0n;
  return process === 0 ? 2n : 1n;
}

/** Processes of docker-proxy, until they end. */
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
