import { describe, expect, it } from 'vitest';

import type { CaseClient, WindowsCase } from '../../../src/scenarios/windows/workload/WindowsCase.ts';
import { PLAIN_CASE, PLAIN_CONNECTION, PLAIN_FLOW, PLAIN_REQUEST } from './plainCase.ts';
import { GENERATIONS, judgeWith, runOf } from './windowsGenerations.ts';

const { agent } = PLAIN_CASE;
const LATE_POLLS: CaseClient = { registers: false, pollEveryMs: 30_000, pollOffsetMs: 1000 };
const namesOf = (made: WindowsCase) => judgeWith(GENERATIONS.V2)(made).map(({ invariant }) => invariant);

/** What campaigns found, made small and kept: the seeds that led there lead elsewhere when the generator changes. */
describe('a case that a campaign found', () => {
  it('ships a hit whose statistics another client was given before', () => {
    const made: WindowsCase = {
      ...PLAIN_CASE,
      connections: [{ ...PLAIN_CONNECTION, requests: [PLAIN_REQUEST] }],
      agent: { ...agent, pollOffsetMs: 0, failedReads: [{ poll: 1, table: 'closed' }], others: [LATE_POLLS] },
    };
    const { totals, hits } = runOf(made, GENERATIONS.V2);
    expect(totals).toMatchObject({ captured: 1, shipped: 1 });
    expect([...hits.values()]).toEqual([{ server: 1, client: 0 }]);
    expect(namesOf(made)).toEqual([]);
  });

  it("counts a request twice when two other clients share the statistics: the agent's own defect", () => {
    const made: WindowsCase = {
      ...PLAIN_CASE,
      connections: [
        { ...PLAIN_CONNECTION, atMs: 10_000, requests: [PLAIN_REQUEST, { ...PLAIN_REQUEST, spacingMs: 2000 }] },
      ],
      agent: {
        ...agent,
        registers: false,
        pollOffsetMs: 0,
        others: [
          { ...LATE_POLLS, pollOffsetMs: 0 },
          { ...LATE_POLLS, pollOffsetMs: 13_000 },
        ],
      },
    };
    expect(namesOf(made)).toEqual(['hits-not-duplicated']);
  });

  it('files an answer from the cache under the connection that filled it, beside which its own is reported', () => {
    const primes = { ...PLAIN_REQUEST, events: [1, 2, 4, 25, 16, 12] };
    const isServed = { ...PLAIN_REQUEST, afterMs: 1, events: [1, 2, 16] };
    const made: WindowsCase = {
      ...PLAIN_CASE,
      connections: [
        { ...PLAIN_CONNECTION, network: 'loopback', hasFlow: false, requests: [primes] },
        { ...PLAIN_CONNECTION, requests: [isServed] },
      ],
    };
    expect(namesOf(made)).toEqual(['every-hit-arrives', 'no-orphans-when-connection-reported']);
    expect(runOf(made, GENERATIONS.V2).totals.byReason.get('connection-key-mismatch')).toBe(1);
  });

  it('kills the agent with one lost event, where sites are configured', () => {
    const requests = [{ ...PLAIN_REQUEST, agentMisses: [2] }];
    const made = { ...PLAIN_CASE, connections: [{ ...PLAIN_CONNECTION, requests }] };
    expect(namesOf(made)).toEqual(['every-hit-arrives']);
    expect(namesOf({ ...made, hasSites: true })).toEqual(['every-hit-arrives', 'agent-survives']);
  });

  it('lets the failure rate pass 100 % with one flow and two polls', () => {
    const traffic = [{ afterMs: 7001, sentBytes: 0, recvBytes: 1 }];
    const flow = { ...PLAIN_FLOW, traffic, ending: { kind: 'lingers', afterMs: 0, status: 6 } } as const;
    const made = { ...PLAIN_CASE, flows: [flow], agent: { ...agent, quietPolls: 0 } };
    const rates = Object.values(GENERATIONS).map((profile) => {
      const { sums, polls } = runOf(made, profile);
      return [polls.length, sums.tcpFailures, sums.tcpClosed];
    });
    expect(rates).toEqual([
      // Without bytes and without a close the first poll has nothing to ship.
      [2, 1, 0],
      [2, 2, 1],
      [2, 1, 1],
    ]);
  });
});
