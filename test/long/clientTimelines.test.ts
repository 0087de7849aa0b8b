import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkPools } from '../../src/sim/goclient/poolInvariants.ts';
import { configs, steps, TimelinePlayer } from '../sim/goclient/randomTimeline.ts';

const RUNS = 60_000;
const SEED = 1;

it(`holds every pool invariant at every step of ${RUNS} long timelines of HTTP clients`, () => {
  const long = fc.array(steps, { minLength: 1, maxLength: 4 }).map((parts) => parts.flat());
  fc.assert(
    fc.property(configs, configs, fc.boolean(), long, (first, second, dialDetached, timeline) => {
      const player = new TimelinePlayer([first, second], dialDetached);
      for (const step of timeline) {
        player.play(step);
        expect(checkPools(player.process)).toEqual([]);
      }
    }),
    { numRuns: RUNS, seed: SEED },
  );
}, 1_800_000);
