import {
  findProfile,
  hostFactsOf,
  loadTrace,
  LOSS_REASONS,
  type LossReason,
  type RunResult,
  simulate,
} from 'flowproof';
import { expect, it } from 'vitest';

it('simulate runs a trace of the package, with types', async () => {
  const trace = await loadTrace('node_modules/flowproof/fixtures/forty-curls/trace.msgpack.gz');
  const profile = findProfile('agent-7.60');
  if (!profile) throw new Error('no such profile');
  const schedule = { registerAtNs: 0, pollEveryNs: 30e9, pollOffsetNs: 7e9, quietPolls: 2 };
  const run: RunResult = simulate({ events: trace.events, host: hostFactsOf(trace), profile, schedule, seed: 1 });
  const reasons: readonly LossReason[] = [...run.totals.byReason.keys()];
  expect(run).toHaveHits({ service: 'mysrv', count: 0 });
  expect(reasons.map((reason) => LOSS_REASONS[reason].kind)).toEqual(['filtered', 'filtered']);
});
