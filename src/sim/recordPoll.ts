import type { Ledger } from '../model/ledger/ledger.ts';
import { type FlowTable, showEnds } from './flowTable.ts';
import type { DeliveredPoll } from './hosts/SimulatedHost.ts';
import type { ProcessTable } from './processTable.ts';
import type { PollRecord, RemovedConnection } from './runResult.ts';

/** What stands around a poll. */
export interface PollContext {
  readonly poll: number;
  readonly tNs: number;
  readonly ledger: Ledger;
  readonly processes: ProcessTable;
  readonly flows: FlowTable;
}

/** Condenses a poll to what reports and invariants need; the payload itself is not kept. */
export function recordPoll(outcome: DeliveredPoll, context: PollContext): PollRecord {
  const { conns } = outcome.delta;
  let tcpFailures = 0;
  let tcpClosed = 0;
  let tcpEstablished = 0;
  let sentBytes = 0n;
  for (const conn of conns) {
    tcpClosed += conn.last.tcpClosed;
    tcpEstablished += conn.last.tcpEstablished;
    sentBytes += conn.last.sentBytes;
    for (const failures of conn.tcpFailures?.values() ?? []) tcpFailures += failures;
  }
  return {
    poll: context.poll,
    tNs: context.tNs,
    delivered: conns.length,
    kept: outcome.kept.length,
    httpAggregates: outcome.delta.http.size,
    orphanAggregations: outcome.join.orphanAggregations,
    proxies: outcome.proxies.map(({ pid, ip }) => ({ pid, ip })),
    removed: outcome.removed.map((removal): RemovedConnection => {
      const conn = conns[removal.index]!;
      return {
        pid: conn.pid,
        flow: showEnds(conn.source, conn.sport, conn.dest, conn.dport),
        proxyPid: removal.proxyPid,
        rule: removal.rule,
        ownerIsProxy: removal.ownerIsProxy,
        hits: outcome.hitsOfConn[removal.index] ?? 0,
      };
    }),
    hits: outcome.hits,
    tcpFailures,
    tcpClosed,
    tcpEstablished,
    sentBytes,
    totals: context.ledger.totals(),
    recount: context.ledger.recount(),
  };
}
