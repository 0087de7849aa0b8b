import type { HitStage } from '../../../../model/ledger/tracker.ts';
import type { AgentRun } from '../AgentRun.ts';
import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'fates-known';

/**
 * Every side of every request has one fate, which is where the hit is: the ledger's running sums equal a count anew,
 * and what it calls in flight is held by the part of the agent that it names.
 *
 * After the quiet polls that can be a transaction that has not ended, an event in a page that nothing has sent, or a
 * half that waits for another one; which of them may be there is asked by `hits-conserved`.
 */
export const fatesKnown: AgentInvariant = {
  name: NAME,
  atEnd(run, findings) {
    if (run.requests.length === 0) return;
    const add = (expected: string, observed: string): void =>
      findings.add({ invariant: NAME, expected, observed, path: 'fate unknown' }, 0);
    const { captured, inFlight, shipped, duplicated, lost, filtered, orphaned } = run.ledger.totals();
    const sides = run.requests.reduce((sum, request) => sum + request.sides, 0);
    const fates = inFlight + shipped + duplicated + lost + filtered + orphaned;
    const counted = run.ledger.recount();
    if (captured !== sides || fates !== sides || counted.hits !== sides || counted.inFlight !== inFlight) {
      add(`${sides} hits`, `${captured} captured, ${fates} fates, ${counted.hits} counted anew`);
    }
    if (inFlight > 0) checkInFlight(run, add);
  },
};

function checkInFlight(run: AgentRun, add: (expected: string, observed: string) => void): void {
  const held: Partial<Record<HitStage, ReadonlySet<number>>> = {
    'kernel-in-flight': followedTransactions(run),
    'event-page': pagedTransactions(run),
  };
  const { requests, responses } = run.agent.usm.statKeeper.waitingHalves;
  const waiting = new Set<number>();
  for (const { fate, transaction, hit } of run.ledger.hits()) {
    if (fate.kind !== 'in-flight') continue;
    if (fate.stage === 'incomplete-buffer') waiting.add(transaction);
    else if (held[fate.stage]?.has(transaction) !== true) add(`hit ${hit} held at ${fate.stage}`, 'it is nowhere');
  }
  if (waiting.size > requests + responses) {
    add(`${waiting.size} requests in the incomplete buffer`, `${requests + responses} halves`);
  }
}

/** Transactions that the kernel follows. */
function followedTransactions({ agent, ledger }: AgentRun): ReadonlySet<number> {
  const followed = new Set<number>();
  for (const { value } of agent.usm.program.inFlight.snapshot()) {
    ledger.eachTransaction(value.hits, (transaction) => followed.add(transaction));
  }
  return followed;
}

/** Transactions in pages of the kernel that user space was not given. */
function pagedTransactions({ agent, ledger }: AgentRun): ReadonlySet<number> {
  const { pages } = agent.usm;
  const paged = new Set<number>();
  for (let cpu = 0; cpu < pages.numCpus; cpu += 1) {
    for (const { slots } of pages.status(cpu).pages) {
      for (const { transaction, isDelivered, isSent } of slots) {
        if (isDelivered || isSent === true) continue;
        ledger.eachTransaction(transaction.hits, (number) => paged.add(number));
      }
    }
  }
  return paged;
}
