import type { AgentCase, CaseOp, CaseSocket } from '../../../../src/scenarios/agent/AgentCase.ts';

/** A socket of the plainest kind, with changes. */
export function socket(changes: Partial<CaseSocket> = {}): CaseSocket {
  return {
    role: 'client',
    network: 'remote',
    transport: 'tcp',
    clientPort: 40_000,
    serverPort: 80,
    netns: 1,
    process: 0,
    cookie: 0,
    firstPacket: 0,
    isTls: false,
    isTranslatedLate: false,
    ...changes,
  };
}

/** A case of sockets and operations, with the plainest agent. */
export function agentCase(sockets: readonly CaseSocket[], ops: readonly CaseOp[]): AgentCase {
  return {
    sockets,
    ops,
    readsCloses: true,
    readsPages: true,
    proxies: 0,
    limits: {
      closedConns: 1000,
      baselines: 1000,
      clientHttp: 1000,
      bufferedHttp: 1000,
      pages: 8,
      slots: 14,
      inFlight: 1000,
      cookieBits: 64,
      sweepMs: 300_000,
      httpIdleMs: 30_000,
      batchesCloses: true,
    },
    seed: 1,
  };
}

const sight = { view: 'translated', repeats: 0 } as const;
const at = { cpu: 0, user: 0 } as const;

/** Operations of the plainest kind on a socket. */
export const op = {
  open: (index = 0): CaseOp => ({ op: 'open', socket: index, cpu: 0, isSeen: true, isPortKnown: true }),
  sent: (sentBytes: number, index = 0, user = 0): CaseOp => ({
    op: 'data',
    socket: index,
    cpu: 0,
    user,
    sentBytes,
    recvBytes: 0,
    isSpliced: false,
  }),
  request: (path = 0, index = 0): CaseOp => ({
    op: 'request',
    socket: index,
    ...at,
    ...sight,
    path,
    isLast: false,
  }),
  response: (status = 200, index = 0): CaseOp => ({ op: 'response', socket: index, ...at, ...sight, status }),
  end: (flag: 'fin' | 'rst' = 'fin', index = 0): CaseOp => ({
    op: 'end',
    socket: index,
    cpu: 0,
    flag,
    view: 'translated',
  }),
  close: (index = 0): CaseOp => ({ op: 'close', socket: index, ...at, probe: 'here' }),
  fail: (index = 0): CaseOp => ({ op: 'fail', socket: index, cpu: 0, errno: 104, taskPid: 99 }),
  poll: (client = 0): CaseOp => ({ op: 'poll', client, afterMs: 30_000, fault: 'none', during: 'none', inside: 0 }),
} as const;
