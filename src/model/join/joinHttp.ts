import type { HitSide } from '../ledger/tracker.ts';
import type { HttpAggregate } from '../usm/httpAggregates.ts';
import { reportedSide } from './reportedSide.ts';
import {
  isPidCollision,
  type JoinedConn,
  type JoinSettings,
  UsmConnectionIndex,
  type UsmGroup,
} from './UsmConnectionIndex.ts';

const SIDE_BITS: Readonly<Record<HitSide, number>> = { client: 1, server: 2 };
/** By bits: all groups that were reported by the same sides share a set. */
const SIDE_SETS: readonly ReadonlySet<HitSide>[] = [
  new Set<HitSide>(),
  new Set<HitSide>(['client']),
  new Set<HitSide>(['server']),
  new Set<HitSide>(['client', 'server']),
];

/** A connection that met a group of HTTP data. */
export interface HttpAttachment {
  /** Index into the payload's connections. */
  readonly connIndex: number;
  readonly side: HitSide;
  readonly group: UsmGroup;
}

/** What became of one group of HTTP data. */
export interface GroupOutcome {
  readonly group: UsmGroup;
  /** Sides for which a connection carries the data; a side that is missing was not reported by this payload. */
  readonly sidesReported: ReadonlySet<HitSide>;
}

/** The HTTP data of one payload, joined to its connections. */
export interface JoinResult {
  /** Connections that carry HTTP data, in payload order; one group can stand here several times. */
  readonly attachments: readonly HttpAttachment[];
  /** Connections that found data which another process's connection, or the other end, already had. */
  readonly refused: readonly HttpAttachment[];
  /** Why they were refused: the tuple is claimed by another process, or the first claim emptied the index. */
  readonly refusal: 'pid-collision' | 'http-index-emptied';
  /** Every group, claimed or not, in the order of the data. */
  readonly outcomes: readonly GroupOutcome[];
  /** The agent's counter `usm.http.orphan_aggregations`: aggregates (not hits) of the groups that nobody claimed. */
  readonly orphanAggregations: number;
  /** The agent's counter `usm.http.connections`: the number of groups. */
  readonly usmConnections: number;
}

/**
 * Attaches HTTP data to the connections of a payload, in payload order (active connections first, then closed ones).
 *
 * Tells no ledger: the caller knows which hits the aggregates stand for.
 *
 * @upstream datadog-agent pkg/network/encoding/marshal/usm_http.go httpEncoder @ c45d449
 */
export function joinHttp(
  conns: readonly JoinedConn[],
  aggregates: Iterable<HttpAggregate>,
  settings: JoinSettings,
): JoinResult {
  const index = new UsmConnectionIndex(aggregates, settings);
  const attachments: HttpAttachment[] = [];
  const refused: HttpAttachment[] = [];
  if (index.groups.length > 0) {
    for (let connIndex = 0; connIndex < conns.length; connIndex += 1) {
      const conn = conns[connIndex]!;
      const group = index.find(conn);
      if (!group) continue;
      const attachment = { connIndex, side: reportedSide(conn, group.key, settings.lookup), group };
      if (isPidCollision(group, conn, settings.httpClaims)) {
        refused.push(attachment);
      } else {
        attachments.push(attachment);
        group.sides |= SIDE_BITS[attachment.side];
      }
    }
  }
  const orphans = index.groups.filter((group) => !group.claimed);
  return {
    attachments,
    refused,
    refusal: settings.httpClaims === 'first-only' ? 'http-index-emptied' : 'pid-collision',
    outcomes: index.groups.map((group) => ({ group, sidesReported: SIDE_SETS[group.sides]! })),
    orphanAggregations: orphans.reduce((sum, group) => sum + group.elements.length, 0),
    usmConnections: index.groups.length,
  };
}
