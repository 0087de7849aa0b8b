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

/**
 * The settings of the join: how keys are looked up, who may claim, and the local port range that tells a client's port.
 * What is absent is as in all present generations.
 */
export type JoinSettings = Pick<JoinProfile, 'lookup' | 'usmConnectionRollup'> &
  Partial<JoinProfile> &
  Pick<StateProfile, 'ephemeralRange'>;

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
  /** Whether the first connection that finds data takes it out of the index. */
  private readonly isClaimedOnce: boolean;
  private readonly byKey = new ConnectionKeyMap<UsmGroup>();

  constructor(aggregates: Iterable<HttpAggregate>, settings: JoinSettings) {
    this.settings = settings;
    this.isClaimedOnce = settings.httpClaims === 'first-only';
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
    if (this.probesBothWays(conn)) return this.probeBothWays(conn);
    // Data that is gone from the index is no answer as long as another key may lead to some.
    let gone: UsmGroup | undefined;
    for (const key of lookupKeys(conn, this.settings)) {
      const group = this.byKey.get(key);
      if (group && !(this.isClaimedOnce && group.claimed)) return group;
      gone ??= group;
    }
    return gone;
  }

  private probesBothWays(conn: JoinedConn): boolean {
    const { lookup, httpKeys } = this.settings;
    const isUsual = lookup === 'linux' && httpKeys !== 'raw-oneway' && !this.isClaimedOnce;
    return conn.ipTranslation === undefined && isUsual;
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
 * Whether the data has been given away, so that this connection does not get it.
 *
 * The first one to ask gets it. After that only connections with mirrored ports get it too (addresses are not compared,
 * nor are the translated ports); so a connection whose two ports are equal never collides. Earlier generations gave the
 * data to every process that shares a tuple, or to no other end at all.
 *
 * @upstream datadog-agent pkg/network/encoding/marshal/usm.go IsPIDCollision @ c45d449
 */
export function isPidCollision(
  group: UsmGroup,
  conn: Pick<JoinedConn, 'sport' | 'dport'>,
  claims: JoinProfile['httpClaims'] = 'first-and-mirrored',
): boolean {
  if (claims === 'every-match') return false;
  if (group.claimantSport === 0 && group.claimantDport === 0) {
    group.claimantSport = conn.sport;
    group.claimantDport = conn.dport;
    return false;
  }
  if (claims === 'first-only') return true;
  return conn.sport !== group.claimantDport || conn.dport !== group.claimantSport;
}
