import type { LedgerTotals } from '../model/ledger/fate.ts';
import type { Expectations } from '../scenarios/scenario.ts';
import type { RunResult, ServiceHits, Violation } from './runResult.ts';

/**
 * Judges a scenario: every expected number must be there, and exactly the named invariants may be violated.
 *
 * @returns what differs; empty when the scenario shows what it says
 */
export function checkExpectations(result: RunResult, expect: Expectations): Violation[] {
  const differences: Violation[] = [];
  const compare = (what: string, expected: number | undefined, observed: number): void => {
    if (expected === undefined || expected === observed) return;
    differences.push({
      invariant: 'expectation',
      expected: `${what} = ${expected}`,
      observed: String(observed),
      poll: 0,
    });
  };
  for (const [service, hits] of expect.serverHits ?? []) {
    compare(`server hits of ${service}`, hits, hitsOf(result.hits, service).server);
  }
  for (const [service, hits] of expect.clientHits ?? []) {
    compare(`client hits of ${service}`, hits, hitsOf(result.hits, service).client);
  }
  for (const [fate, hits] of expect.fates ?? []) compare(`fate ${fate}`, hits, fateCount(result.totals, fate));
  compare('connections delivered', expect.connections?.delivered, result.sums.delivered);
  compare('connections kept', expect.connections?.kept, result.sums.kept);
  compare('failed TCP connections', expect.tcp?.failed, result.sums.tcpFailures);
  compare('closed TCP connections', expect.tcp?.closed, result.sums.tcpClosed);
  for (const [name, value] of expect.counters ?? []) compare(`counter ${name}`, value, result.counters.get(name) ?? 0);
  compare('ends of the agent', expect.agentEnds, result.ends.length);
  for (const [index, poll] of expect.polls.entries()) {
    const found = result.polls[index];
    const what = `of poll ${index + 1}`;
    compare(`connections ${what}`, poll.delivered, found?.delivered ?? 0);
    compare(`established ${what}`, poll.established, found?.tcpEstablished ?? 0);
    compare(`closed ${what}`, poll.closed, found?.tcpClosed ?? 0);
    compare(`failed ${what}`, poll.failed, found?.tcpFailures ?? 0);
    compare(`bytes sent ${what}`, poll.sent, Number(found?.sentBytes ?? 0n));
  }
  return [...differences, ...unexpectedViolations(result.violations, expect)];
}

/** Violations that are not expected, and expected ones that are not there. */
export function unexpectedViolations(
  violations: readonly Violation[],
  expect: Pick<Expectations, 'violates' | 'overSeeds'>,
): Violation[] {
  // Which invariants a run over many seeds violates depends on the seed, so there a named one may also hold.
  const mayHold = expect.overSeeds !== undefined;
  const named = new Set(expect.violates);
  const unexpected = violations.filter(({ invariant }) => !named.has(invariant));
  const violated = new Set(violations.map(({ invariant }) => invariant));
  const missing = mayHold ? [] : expect.violates.filter((name) => !violated.has(name));
  const held = missing.map((name) => ({
    invariant: 'expectation',
    expected: `${name} violated`,
    observed: 'it holds',
    poll: 0,
  }));
  return [...unexpected, ...held];
}

function hitsOf(hits: ReadonlyMap<string, ServiceHits>, service: string): ServiceHits {
  return hits.get(service) ?? { server: 0, client: 0 };
}

/** A fate is named by its kind (`shipped`, `in-flight`, `duplicated`, `lost` …) or by the reason it ended for. */
function fateCount(totals: LedgerTotals, name: string): number {
  switch (name) {
    case 'captured':
    case 'shipped':
    case 'duplicated':
    case 'lost':
    case 'filtered':
    case 'orphaned':
      return totals[name];
    case 'in-flight':
      return totals.inFlight;
    default:
      return [...totals.byReason].find(([reason]) => reason === name)?.[1] ?? 0;
  }
}
