import type { Ledger } from '../model/ledger/ledger.ts';
import type { LossReason } from '../model/ledger/lossReasons.ts';
import type { PollOutcome } from '../model/pipeline.ts';
import type { FlowTable } from './flowTable.ts';
import type { ProcessTable } from './processTable.ts';
import type { LedgerRecount, PollRecord, RemovedConnection } from './runResult.ts';

/** What stands around a poll. */
export interface PollContext {
  readonly poll: number;
  readonly tNs: number;
  readonly ledger: Ledger;
  readonly processes: ProcessTable;
  readonly flows: FlowTable;
}

/** Condenses a poll to what reports and invariants need; the payload itself is not kept. */
export function recordPoll(outcome: PollOutcome, context: PollContext): PollRecord {
  const { conns } = outcome.delta;
  let tcpFailures = 0;
  let tcpClosed = 0;
  for (const conn of conns) {
    tcpClosed += conn.last.tcpClosed;
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
        flow: `${conn.source}:${conn.sport} -> ${conn.dest}:${conn.dport}`,
        proxyPid: removal.proxyPid,
        rule: removal.rule,
        ownerIsProxy: removal.ownerIsProxy,
        hits: outcome.hitsOfConn[removal.index] ?? 0,
      };
    }),
    hits: outcome.hits,
    tcpFailures,
    tcpClosed,
    totals: context.ledger.totals(),
    recount: recount(context.ledger),
  };
}

/** Counts the fates one by one: the second, independent way to the ledger's sums. */
function recount(ledger: Ledger): LedgerRecount {
  const byReason = new Map<LossReason, number>();
  const sums = { hits: 0, inFlight: 0, shipped: 0, duplicated: 0, shipments: 0 };
  for (const { fate } of ledger.hits()) {
    sums.hits += 1;
    switch (fate.kind) {
      case 'in-flight':
        sums.inFlight += 1;
        break;
      case 'shipped':
        sums.shipped += 1;
        sums.shipments += 1;
        break;
      case 'duplicated':
        sums.duplicated += 1;
        sums.shipments += fate.shipments;
        break;
      default:
        byReason.set(fate.reason, (byReason.get(fate.reason) ?? 0) + 1);
    }
  }
  return { ...sums, byReason };
}
