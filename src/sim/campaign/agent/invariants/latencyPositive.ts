import type { AgentRun } from '../AgentRun.ts';
import { knownOfWire } from '../knownOfWire.ts';
import { CASE_REQUESTS, looksAnsweredBefore } from '../TruthRequest.ts';
import { wireOfKey } from '../wireOfKey.ts';
import type { Wire } from '../Wire.ts';
import type { StatusBucket } from '../../../../model/usm/requestStats.ts';
import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'latency-positive';
const NS_PER_MS = 1_000_000;
/** Latencies are kept with two digits or so. */
const PRECISION = 1.03;

/** A latency is more than nothing, and not more than what lies between a request and the last of its answers. */
export const latencyPositive: AgentInvariant = {
  name: NAME,
  afterPoll(run, { client, outcome, poll }, findings) {
    if (client !== 0) return;
    for (const { group } of outcome.join.outcomes) {
      const wire = wireOfKey(run, group.key);
      if (wire === undefined) continue;
      for (const { key, stats } of group.elements) {
        for (const bucket of stats.byStatus.values()) {
          const longest = longestMs(run, wire, key.path) * NS_PER_MS;
          const told = largest(bucket);
          if (told > 0 && told <= longest * PRECISION) continue;
          const observed = `${told} ns for ${key.path}`;
          const known = knownOfWire(run, wire);
          findings.add({ invariant: NAME, expected: `at most ${longest} ns`, observed, path: 'latency', known }, poll);
        }
      }
    }
  },
  atEnd(run, findings) {
    if (run.requests.length === 0) return;
    for (const { fate, transaction } of run.ledger.hits()) {
      if (!('reason' in fate) || fate.reason !== 'latency-not-positive') continue;
      const request = run.requests[transaction - 1]!;
      if (looksAnsweredBefore(request)) continue;
      const known = knownOfWire(run, request.wire);
      const path = 'lost: latency-not-positive';
      findings.add({ invariant: NAME, expected: 'a latency', observed: 'none', path, known }, fate.poll);
    }
  },
};

function largest({ count, firstLatencySample, sketch }: StatusBucket): number {
  return count === 1 || sketch === undefined ? firstLatencySample : sketch.valueAtQuantile(1);
}

function longestMs(run: AgentRun, wire: Wire, path: string): number {
  let longest = 0;
  for (const { wire: own, path: index, startedMs, answers } of run.requests) {
    if (own !== wire || CASE_REQUESTS[index]!.path !== path) continue;
    // By different clocks the last answer need not be the latest.
    for (const { atMs } of answers) longest = Math.max(longest, atMs - startedMs);
  }
  return longest;
}
