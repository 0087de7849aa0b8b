import { type ConnStats, TCP } from '../connStats.ts';
import type { ConnectionKey } from '../httpStats.ts';
import type { JoinProfile, StateProfile } from '../profile.ts';
import type { HttpAggregate } from '../usm/httpAggregates.ts';
import { ConnectionKeyMap } from './ConnectionKeyMap.ts';
import { isEphemeral, lookupKeys } from './lookupKeys.ts';

/** What the join looks at in a connection. */
export type JoinedConn = Pick<
  ConnStats,
  'type' | 'source' | 'sport' | 'dest' | 'dport' | 'direction' | 'ipTranslation'
>;

/** The settings of the join: how keys are looked up, and the local port range that tells a client's port. */
export type JoinSettings = JoinProfile & Pick<StateProfile, 'ephemeralRange'>;

/** All HTTP data of one four-tuple in one payload. */
export interface UsmGroup {
  readonly key: ConnectionKey;
  readonly elements: HttpAggregate[];
  /** Some TCP connection found it, also one that was then refused. What nobody found is orphaned. */
  claimed: boolean;
  /** Ports of the first connection that got the data; both 0 before. */
  claimantSport: number;
  claimantDport: number;
  /** Sides that a connection reports, as bits: see `sidesOf` of the join. */
  sides: number;
}

/**
 * The HTTP data of one payload by four-tuple, to be claimed by its connections in payload order.
 *
 * @upstream datadog-agent pkg/network/encoding/marshal/usm.go USMConnectionIndex @ c45d449
 */
export class UsmConnectionIndex {
  readonly groups: UsmGroup[] = [];
  private readonly settings: JoinSettings;
  private readonly byKey = new ConnectionKeyMap<UsmGroup>();

  constructor(aggregates: Iterable<HttpAggregate>, settings: JoinSettings) {
    this.settings = settings;
    for (const aggregate of aggregates) this.groupOf(aggregate.key).elements.push(aggregate);
  }

  /**
   * The data that belongs to a connection; only TCP connections have any. The data counts as claimed from now on.
   *
   * With the roll-up of ports the look-up is repeated with the local port cleared, then with the remote one cleared.
   */
  find(conn: JoinedConn): UsmGroup | undefined {
    if (conn.type !== TCP) return undefined;
    let group = this.probe(conn);
    if (!group && this.settings.usmConnectionRollup) {
      group = this.probe({ ...conn, sport: 0 }) ?? this.probe({ ...conn, dport: 0 });
    }
    if (group) group.claimed = true;
    return group;
  }

  private probe(conn: JoinedConn): UsmGroup | undefined {
    if (conn.ipTranslation === undefined && this.settings.lookup === 'linux') return this.probeBothWays(conn);
    for (const key of lookupKeys(conn, this.settings)) {
      const group = this.byKey.get(key);
      if (group) return group;
    }
    return undefined;
  }

  /** What `lookupKeys` gives for a connection without translation on Linux, without making the keys. */
  private probeBothWays({ source, sport, dest, dport }: JoinedConn): UsmGroup | undefined {
    const { byKey } = this;
    if (isEphemeral(sport, this.settings.ephemeralRange)) {
      return byKey.find(source, sport, dest, dport) ?? byKey.find(dest, dport, source, sport);
    }
    return byKey.find(dest, dport, source, sport) ?? byKey.find(source, sport, dest, dport);
  }

  private groupOf({ srcIp, srcPort, dstIp, dstPort }: ConnectionKey): UsmGroup {
    let group = this.byKey.find(srcIp, srcPort, dstIp, dstPort);
    if (!group) {
      const key = { srcIp, srcPort, dstIp, dstPort };
      group = { key, elements: [], claimed: false, claimantSport: 0, claimantDport: 0, sides: 0 };
      this.byKey.set(key, group);
      this.groups.push(group);
    }
    return group;
  }
}

/**
 * Whether another process's connection already has this data.
 *
 * The first one to ask gets it. After that only connections with mirrored ports get it too (addresses are not compared,
 * nor are the translated ports); so a connection whose two ports are equal never collides.
 *
 * @upstream datadog-agent pkg/network/encoding/marshal/usm.go IsPIDCollision @ c45d449
 */
export function isPidCollision(group: UsmGroup, conn: Pick<JoinedConn, 'sport' | 'dport'>): boolean {
  if (group.claimantSport === 0 && group.claimantDport === 0) {
    group.claimantSport = conn.sport;
    group.claimantDport = conn.dport;
    return false;
  }
  return conn.sport !== group.claimantDport || conn.dport !== group.claimantSport;
}
