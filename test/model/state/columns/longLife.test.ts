import { describe, it } from 'vitest';
import { stateProfile } from '../StateBench.ts';
import { compareStates, SUBJECTS } from './compareStates.ts';
import { CLIENTS, type ConnData, type StateOp, type StateSequence } from './stateSequence.ts';

const POLLS = 30;
const OPEN = 130;
const CLOSED = 60;

/** Connection number `i`; every second one has its other end on this host too. */
function connection(i: number, age: number): ConnData {
  const isServer = i % 4 === 1;
  const client = { address: 0, port: 32_768 + (i >> 1) };
  const server = { address: i % 4 < 2 ? 1 : 4, port: 80 };
  const [source, dest] = isServer ? [server, client] : [client, server];
  const bytes = BigInt(age + 1) * 1000n;
  return {
    cookie: BigInt(i) * 0x1_0000_0001n,
    source: source.address,
    sport: source.port,
    dest: dest.address,
    dport: dest.port,
    pid: 100 + (i % 3),
    netns: i % 2,
    type: 0,
    direction: isServer ? 1 : 2,
    counters: {
      sentBytes: bytes,
      recvBytes: bytes,
      sentPackets: 1n,
      recvPackets: 1n,
      retransmits: 0,
      tcpEstablished: 1,
      tcpClosed: 0,
    },
    lastUpdateEpochNs: BigInt(age),
    durationNs: 1_000_000_000n,
    rttUs: i,
    rttVarUs: 1,
    protocolStack: { api: 0, application: i % 3, encryption: 0 },
    nat: i % 10 === 0 ? 1 : undefined,
    failures: undefined,
    container: i % 2 === 0 ? `c${i % 20}` : undefined,
    tls: 0,
    bringsDns: false,
    intraHost: false,
  };
}

/** Polls of two clients, one of which often stays away; at each poll some connections have closed and new ones come. */
function longLife(): StateSequence {
  const ops: StateOp[] = [{ op: 'register', client: CLIENTS[1], afterMs: 0 }];
  for (let poll = 0; poll < POLLS; poll += 1) {
    const first = poll * CLOSED;
    for (let i = first; i < first + CLOSED; i += 1) ops.push({ op: 'close', conn: connection(i, poll) });
    const active = Array.from({ length: OPEN }, (_, index) => connection(first + CLOSED + index, poll));
    const client = poll % 7 === 6 ? CLIENTS[1] : CLIENTS[0];
    ops.push({ op: 'poll', client, afterMs: 30_000, active, dns: [], paths: undefined });
    ops.push({ op: 'removeConnections', cookies: [active[1]!.cookie, 5n] });
  }
  return {
    profile: stateProfile('B', { processEvents: true, connectionRollup: true }),
    ephemeralRanges: undefined,
    ops,
  };
}

describe('a long life with many connections', () => {
  it.each(SUBJECTS)(
    'is the same in columns, asked for %s: cookies get numbers of cookies that are gone',
    (_name, make) => {
      compareStates(longLife(), make);
    },
  );
});
