import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'hits-equal-sketch';

/** A count of one has no sketch; any other has a sketch with as many samples. */
export const hitsEqualSketch: AgentInvariant = {
  name: NAME,
  afterPoll(run, { outcome, poll }, findings) {
    if (run.profile.usm.discoveryMode) return;
    for (const { stats, key } of outcome.delta.http.values()) {
      for (const [status, { count, sketch }] of stats.byStatus) {
        const samples = sketch?.count ?? 0;
        if (count === 1 ? sketch === undefined : samples === count) continue;
        const observed = `${count} hits of ${key.path} with status ${status}, ${samples} samples`;
        findings.add({ invariant: NAME, expected: 'one sample for each hit', observed, path: 'encoder' }, poll);
      }
    }
  },
};
