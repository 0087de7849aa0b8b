import { describe, expect, it } from 'vitest';
import type { CaseEnding, CaseFlow, WindowsCase } from '../../../src/scenarios/windows/workload/WindowsCase.ts';
import { generateWindowsCase } from '../../../src/sim/campaign/generateWindowsCase.ts';
import { caseOf } from '../../../src/sim/campaign/runCampaign.ts';
import { PROCESS_AGENT_CLIENT } from '../../../src/sim/pollSchedule.ts';
import { type ObservedConn, type ObservedPoll, observeCase } from './observeCase.ts';
import { PLAIN_CASE, PLAIN_FLOW, ROOMY } from './plainCase.ts';
import { GENERATIONS, runOf } from './windowsGenerations.ts';

const SEED = 15;
const CASES = 500;
const cases = Array.from({ length: CASES }, (_, index) => caseOf({ seed: SEED, generate: generateWindowsCase }, index));
const names = Object.keys(GENERATIONS) as (keyof typeof GENERATIONS)[];
const FIRST_PORT = 40_000;

/** The case without what makes a client lose rows: faults, expiry, limits. */
function undisturbed(made: WindowsCase): WindowsCase {
  const agent = { ...made.agent, registers: true, skippedPolls: [], lostPayloads: [], failedReads: [], races: [] };
  return { ...made, agent, limits: ROOMY, hasSites: false };
}

/** Besides, every flow has a cookie and ends of its own, and none is left out. */
function distinct(made: WindowsCase): WindowsCase {
  const flows = made.flows.map(
    (flow, index): CaseFlow => ({ ...flow, cookie: 0, localPort: FIRST_PORT + index, remotePort: 443 }),
  );
  const connections = made.connections.map((connection) => ({ ...connection, hasFlow: false }));
  return { ...undisturbed(made), flows, connections };
}

const pollsOf = (polls: readonly ObservedPoll[], client: string) => polls.filter((poll) => poll.client === client);

/** Sent payload bytes and packets of each connection over all polls of a client. */
function sumsOf(polls: readonly ObservedPoll[]): Map<string, { bytes: bigint; packets: bigint }> {
  const sums = new Map<string, { bytes: bigint; packets: bigint }>();
  for (const { ends, last } of polls.flatMap(({ conns }) => conns)) {
    const { bytes, packets } = sums.get(ends) ?? { bytes: 0n, packets: 0n };
    sums.set(ends, {
      bytes: bytes + last.sentBytes + last.recvBytes,
      packets: packets + last.sentPackets + last.recvPackets,
    });
  }
  return sums;
}

/** Likewise, of those with payload: a state that is over before a client polls is told to others only. */
function payloadOf(polls: readonly ObservedPoll[]) {
  return [...sumsOf(polls)].filter(([, { bytes }]) => bytes > 0n).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** Payload of a flow as the driver counts it: nothing after it has gone from the open table. */
function bytesOf({ traffic, ending }: CaseFlow): number {
  const counted = traffic.filter(({ afterMs }) => ending.kind !== 'closes' || afterMs <= ending.afterMs);
  return counted.reduce((sum, { sentBytes, recvBytes }) => sum + sentBytes + recvBytes, 0);
}

/** Clients that have at some time been told of more failures than closes, with the case to run again. */
function overToldClients(made: WindowsCase, name: keyof typeof GENERATIONS): string[] {
  const told = new Map<string, number>();
  const found = new Set<string>();
  for (const { client, conns } of observeCase(made, GENERATIONS[name])) {
    const surplus = conns.reduce((sum, { failures, last }) => sum + countOf(failures) - last.tcpClosed, 0);
    told.set(client, (told.get(client) ?? 0) + surplus);
    if (told.get(client)! > 0) found.add(`${client}: ${JSON.stringify(made)}`);
  }
  return [...found];
}

describe(`laws of generated Windows workloads, ${CASES} cases of seed ${SEED}`, () => {
  it('L1 V2: no client at any time has been told of more failures than closes', () => {
    expect(cases.flatMap((made) => overToldClients(made, 'V2'))).toEqual([]);
  });

  it.each(['V0', 'V1'] as const)('L1 is looked at: %s is found out', (name) => {
    expect(cases.flatMap((made) => overToldClients(made, name)).length).toBeGreaterThan(CASES / 20);
  });

  it('L2 what a client is told of a flow that it always sees adds up to what the driver counted', () => {
    let bytesSeen = 0;
    for (const made of cases.map(distinct)) {
      const sums = sumsOf(pollsOf(observeCase(made, GENERATIONS.V2), PROCESS_AGENT_CLIENT));
      const told = [...sums.values()].reduce((sum, { bytes }) => sum + bytes, 0n);
      const counted = made.flows.reduce((sum, flow) => sum + bytesOf(flow), 0);
      bytesSeen += counted;
      expect(Number(told), JSON.stringify(made)).toBe(counted);
    }
    expect(bytesSeen).toBeGreaterThan(0);
  });

  it('L2 the last total that a client is told is the sum of what it was told', () => {
    for (const made of cases.map(distinct)) {
      const polls = pollsOf(observeCase(made, GENERATIONS.V1), PROCESS_AGENT_CLIENT);
      const finals = new Map(polls.flatMap(({ conns }) => conns).map((conn) => [conn.ends, conn.monotonic]));
      for (const [ends, { bytes, packets }] of sumsOf(polls)) {
        const { sentBytes, recvBytes, sentPackets, recvPackets } = finals.get(ends)!;
        expect([bytes, packets], JSON.stringify(made)).toEqual([sentBytes + recvBytes, sentPackets + recvPackets]);
      }
    }
  });

  it('L2 after an expiry everything is counted once more', () => {
    const flow: CaseFlow = {
      ...PLAIN_FLOW,
      traffic: [0, 31_000, 200_000].map((afterMs) => ({ afterMs, sentBytes: 100, recvBytes: 0 })),
    };
    const made = { ...PLAIN_CASE, flows: [flow], agent: { ...PLAIN_CASE.agent, skippedPolls: [3, 4, 5] } };
    expect([...sumsOf(observeCase(made, GENERATIONS.V2)).values()]).toEqual([{ bytes: 300n, packets: 3n }]);
    const expired = { ...made, agent: { ...made.agent, skippedPolls: [3, 4, 5, 6] } };
    expect([...sumsOf(observeCase(expired, GENERATIONS.V2)).values()]).toEqual([{ bytes: 500n, packets: 5n }]);
  });

  it.each(names)('L3 %s: a reset that goes through the closed table once is one failure and one close', (name) => {
    let resets = 0;
    for (const made of cases.map(distinct)) {
      const flows = made.flows.map((flow, index): CaseFlow => {
        const ending: CaseEnding = { kind: 'closes', afterMs: flow.ending.afterMs, status: 3 + (index % 4) };
        return { ...flow, protocol: 'tcp', statuses: [], ending };
      });
      const { tcpFailures, tcpClosed } = runOf({ ...made, flows }, GENERATIONS[name]).sums;
      expect([tcpFailures, tcpClosed], JSON.stringify(made)).toEqual([flows.length, flows.length]);
      resets += flows.length;
    }
    expect(resets).toBeGreaterThan(CASES);
  });

  it('L5 what the process-agent is told does not depend on other clients', () => {
    const others = [
      { registers: true, pollEveryMs: 10_000, pollOffsetMs: 3000 },
      { registers: false, pollEveryMs: 45_000, pollOffsetMs: 0 },
    ];
    for (const made of cases.map(undisturbed)) {
      const alone = observeCase({ ...made, agent: { ...made.agent, others: [] } }, GENERATIONS.V2);
      const beside = observeCase({ ...made, agent: { ...made.agent, others } }, GENERATIONS.V2);
      expect(sorted(pollsOf(beside, PROCESS_AGENT_CLIENT)), JSON.stringify(made)).toEqual(sorted(alone));
      expect(beside.length).toBeGreaterThan(alone.length);
    }
  });

  it('L5 a client that registers is told of the payload of every flow, whoever drains the closed table', () => {
    for (const made of cases.map(distinct)) {
      const others = [{ registers: true, pollEveryMs: 10_000, pollOffsetMs: 3000 }];
      const polls = observeCase({ ...made, agent: { ...made.agent, others, quietPolls: 1 } }, GENERATIONS.V2);
      const ofOther = payloadOf(pollsOf(polls, 'other 0'));
      expect(ofOther, JSON.stringify(made)).toEqual(payloadOf(pollsOf(polls, PROCESS_AGENT_CLIENT)));
    }
  });
});

function countOf(failures: ObservedConn['failures']): number {
  return failures.reduce((sum, [, count]) => sum + count, 0);
}

/** Answers without the order of their connections. */
function sorted(polls: readonly ObservedPoll[]) {
  return polls.map(({ tNs, conns }) => ({
    tNs,
    conns: conns.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  }));
}

function keyOf({ cookie, ends }: ObservedConn): string {
  return `${cookie} ${ends}`;
}
