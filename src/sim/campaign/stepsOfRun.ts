import type { RunResult } from '../runResult.ts';

/** What a run of `simulate` left behind, step by step: polls with the ledger's sums, counters, choices, ends. */
export function stepsOfRun(result: RunResult): string[] {
  return [
    ...result.polls.map((poll) => `poll ${poll.poll}: ${textOf(poll)}`),
    ...[...result.counters].map(([name, value]) => `counter ${name}: ${value}`),
    ...result.choices.map(
      ({ place, count, answer }, index) => `choice ${index + 1}: ${place} ${count} ${answer.join()}`,
    ),
    ...result.ends.map((end, index) => `end ${index + 1}: ${textOf(end)}`),
    ...result.ledger.hits().map((record) => `hit ${record.hit}: ${textOf(record)}`),
    ...result.violations.map((violation) => `violation ${violation.invariant}: ${textOf(violation)}`),
  ];
}

function textOf(value: object): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === 'bigint') return inner.toString();
    return inner instanceof Map ? [...inner] : inner;
  });
}
