import type { ConnStats } from '../../../../model/connStats.ts';
import type { ConnectionKey } from '../../../../model/httpStats.ts';
import type { JoinResult } from '../../../../model/join/joinHttp.ts';
import type { AgentRun } from '../AgentRun.ts';
import type { Behind, DeliveredPoll } from '../DeliveredPoll.ts';
import type { Findings } from '../Findings.ts';
import { recordOf } from '../Place.ts';
import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'no-orphans-when-connection-reported';

/** HTTP data of a connection that ships, or that is open and so must ship, is claimed. */
export const noOrphansWhenReported: AgentInvariant = {
  name: NAME,
  afterPoll(run, poll, findings) {
    if (poll.client !== 0 || poll.outcome.join.orphanAggregations === 0) return;
    const { delta, join } = poll.outcome;
    for (const { group } of join.outcomes) {
      if (group.claimed) continue;
      const { srcIp, srcPort, dstIp, dstPort } = group.key;
      delta.conns.forEach((conn, index) => {
        if (conn.type !== 0 || hasOther(join, index) || !belongs(conn, poll.behind[index], group.key)) return;
        const observed = `data of ${srcIp}:${srcPort} -> ${dstIp}:${dstPort} orphaned`;
        findings.add({ invariant: NAME, expected: 'claimed by its connection', observed, path: 'orphaned' }, poll.poll);
      });
    }
    checkOpenConnections(run, poll, findings);
  },
};

/** A connection takes the data of one key, although there may be some under another one. */
function hasOther({ attachments, refused }: JoinResult, index: number): boolean {
  return [...attachments, ...refused].some(({ connIndex }) => connIndex === index);
}

/** Whether the key is that of the connection: as the socket has it, or as its translation says. */
function belongs(conn: ConnStats, behind: Behind | undefined, key: ConnectionKey): boolean {
  const { source, sport, dest, dport, ipTranslation, last } = conn;
  if (isBetween(key, source, sport, dest, dport)) return true;
  const isShort = last.tcpEstablished > 0 && last.tcpClosed > 0;
  const isKnown = ipTranslation !== undefined || (isShort && behind?.place.isTranslated === true);
  const right = isKnown ? behind?.place.translation : undefined;
  return right !== undefined && isBetween(key, right.replDstIp, right.replDstPort, right.replSrcIp, right.replSrcPort);
}

function isBetween(key: ConnectionKey, ip: string, port: number, otherIp: string, otherPort: number): boolean {
  const { srcIp, srcPort, dstIp, dstPort } = key;
  if (srcPort === port && dstPort === otherPort && srcIp === ip && dstIp === otherIp) return true;
  return dstPort === port && srcPort === otherPort && dstIp === ip && srcIp === otherIp;
}

/**
 * A connection that is open, and was when the walk came to its end, is in the walk. One that shares the entry of
 * another one is not a connection of its own to the agent: the walk may have read the entry before.
 */
function checkOpenConnections(run: AgentRun, poll: DeliveredPoll, findings: Findings): void {
  if (poll.during === 'removal' || poll.during === 'merge') return;
  if (run.agent.state.telemetry.connDropped !== poll.refusedBefore) return;
  for (const { fate, flow } of run.ledger.hits()) {
    if (fate.kind !== 'orphaned' || fate.poll !== poll.poll) continue;
    if (fate.reason !== 'connection-not-reported-yet' && fate.reason !== 'connection-unknown') continue;
    for (const place of run.distinctPlaces) {
      const { live } = place;
      if (live?.flow !== flow || live.sharesEntry || place.network === 'vip' || run.mayGiveUp(place)) continue;
      if (!recordOf(place, live.pids[0]).isOpen) continue;
      const observed = `${fate.reason}, although the connection is open`;
      const path = `orphaned: ${fate.reason}`;
      findings.add({ invariant: NAME, expected: 'claimed by its connection', observed, path }, poll.poll);
    }
  }
}
