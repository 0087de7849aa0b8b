import type { Address, ConnStats, ConnType, Direction, IpTranslation } from '../../../src/model/connStats.ts';
import { IPV4, OUTGOING, TCP } from '../../../src/model/connStats.ts';
import type { StateProfile } from '../../../src/model/profile.ts';
import { findProfile } from '../../../src/model/profiles.ts';
import type { Delta, NetworkStateOptions, PollInput } from '../../../src/model/state/NetworkState.ts';
import { createStateStore, type StateImplementation } from '../../../src/model/state/createStateStore.ts';
import type { StateStore } from '../../../src/model/state/StateStore.ts';

/** A connection in the short words of the test tables; what is left out is 0 or the tables' default. */
export interface ConnSpec {
  readonly ck?: number;
  /** Sent bytes. */
  readonly s?: number | bigint;
  /** Received bytes. */
  readonly r?: number;
  /** Sent packets. */
  readonly packets?: number;
  /** Retransmits. */
  readonly x?: number;
  /** Established. */
  readonly e?: number;
  /** Closed. */
  readonly c?: number;
  readonly lue?: number;
  readonly pid?: number;
  readonly netns?: number;
  readonly source?: Address;
  readonly sport?: number;
  readonly dest?: Address;
  readonly dport?: number;
  readonly type?: ConnType;
  readonly dir?: Direction;
  readonly nat?: IpTranslation;
  readonly failures?: Readonly<Record<number, number>>;
  readonly durationS?: number;
  readonly isClosed?: boolean;
  readonly rtt?: number;
  readonly rttVar?: number;
  readonly container?: string;
}

/** Builds a connection from its short form. */
export function conn(spec: ConnSpec): ConnStats {
  const failures = spec.failures;
  return {
    cookie: BigInt(spec.ck ?? 0),
    source: spec.source ?? '10.0.0.1',
    dest: spec.dest ?? '10.0.0.2',
    sport: spec.sport ?? 40_000,
    dport: spec.dport ?? 80,
    pid: spec.pid ?? 100,
    netns: spec.netns ?? 0,
    type: spec.type ?? TCP,
    family: IPV4,
    direction: spec.dir ?? OUTGOING,
    monotonic: {
      sentBytes: BigInt(spec.s ?? 0),
      recvBytes: BigInt(spec.r ?? 0),
      sentPackets: BigInt(spec.packets ?? 0),
      recvPackets: 0n,
      retransmits: spec.x ?? 0,
      tcpEstablished: spec.e ?? 0,
      tcpClosed: spec.c ?? 0,
    },
    last: {
      sentBytes: 0n,
      recvBytes: 0n,
      sentPackets: 0n,
      recvPackets: 0n,
      retransmits: 0,
      tcpEstablished: 0,
      tcpClosed: 0,
    },
    lastUpdateEpochNs: BigInt(spec.lue ?? 0),
    durationNs: BigInt(spec.durationS ?? 0) * 1_000_000_000n,
    rttUs: spec.rtt ?? 0,
    rttVarUs: spec.rttVar ?? 0,
    ipTranslation: spec.nat,
    tcpFailures: failures && new Map(Object.entries(failures).map(([code, count]) => [Number(code), count])),
    protocolStack: { api: 0, application: 0, encryption: 0 },
    tlsTags: { chosenVersion: 0, cipherSuite: 0, offeredVersions: 0 },
    dnsStats: undefined,
    containerSource: spec.container,
    containerDest: undefined,
    isClosed: spec.isClosed ?? false,
    intraHost: false,
    flows: 0,
  };
}

/** The state profiles of the tables. */
export function stateProfile(letter: 'A' | 'B' | 'D', changes: Partial<StateProfile> = {}): StateProfile {
  const id = { A: 'agent-7.60', B: 'agent-7.62', D: 'agent-2026-05' }[letter];
  const base = findProfile(id)?.state;
  if (base === undefined) throw new Error(`no profile ${id}`);
  return { ...base, processEvents: false, lingeringFlowRule: false, ...changes };
}

/** A state under test, driven in the words of the tables. Client `c` polls unless another one is named. */
export class StateBench {
  /** What the tables are run on: the plain objects, unless a test file says otherwise. */
  static implementation: StateImplementation = 'rows';
  readonly state: StateStore;
  nowNs = 0;

  /** @param implementation - `as-run`: the one that a run would use */
  constructor(
    profile: StateProfile = stateProfile('A'),
    options: NetworkStateOptions = {},
    implementation: StateImplementation | 'as-run' = StateBench.implementation,
  ) {
    const chosen = implementation === 'as-run' ? undefined : implementation;
    this.state = createStateStore(profile, options, chosen);
  }

  register(...clients: readonly string[]): void {
    for (const client of clients) this.state.registerClient(client, this.nowNs);
  }

  close(...specs: readonly ConnSpec[]): void {
    for (const spec of specs) this.state.storeClosedConnection(conn({ isClosed: true, ...spec }));
  }

  poll(active: readonly ConnSpec[] = [], client = 'c', more: Partial<PollInput> = {}): Delta {
    return this.state.getDelta(client, { latestTime: 0n, active: active.map(conn), nowNs: this.nowNs, ...more });
  }

  /** Polls and answers the sent bytes as `total/delta`, one text per record. */
  sent(active: readonly ConnSpec[] = [], client = 'c'): string[] {
    return this.poll(active, client).conns.map(({ monotonic, last }) => `${monotonic.sentBytes}/${last.sentBytes}`);
  }

  /** Cookies with a baseline. */
  baselines(client = 'c'): number[] {
    return [...this.state.dump(client).keys()].map(Number);
  }
}
