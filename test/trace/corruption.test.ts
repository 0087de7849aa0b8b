import { describe, expect, it } from 'vitest';
import { FlowproofError } from '../../src/errors.ts';
import { compareOrder, orderRecorded } from '../../src/model/order.ts';
import { Random } from '../../src/sim/random.ts';
import { validateTrace } from '../../src/trace/validateTrace.ts';
import { FORMS, sampleBytes } from './sampleBytes.ts';
import { SAMPLE_EVENTS } from './sampleTrace.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const CORRUPTIONS = 5000;
const SEED = Number(process.env['FLOWPROOF_SEED'] ?? 1);

const IN_ORDER = SAMPLE_EVENTS.map((event) => orderRecorded(event)).toSorted(compareOrder);
const isGzip = (bytes: Buffer) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Overwrites, flips, removes or inserts one to four bytes. */
function damage(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  const at = random.below(copy.length);
  switch (random.below(4)) {
    case 0:
      copy[at] = random.below(256);
      return copy;
    case 1:
      copy[at] = copy[at]! ^ (1 << random.below(8));
      return copy;
    case 2:
      return Buffer.concat([copy.subarray(0, at), copy.subarray(at + 1 + random.below(4))]);
    default:
      return Buffer.concat([copy.subarray(0, at), Buffer.from([random.below(256)]), copy.subarray(at)]);
  }
}

describe('damaged traces', () => {
  const folder = temporaryFolder();

  it(`end in a verdict or in one coded error, never otherwise (${CORRUPTIONS}, seed ${SEED})`, async () => {
    const originals = FORMS.map(({ form, isPacked }) => sampleBytes(form, isPacked));
    const random = new Random(SEED);
    const outcomes = { sound: 0, problems: 0, refused: 0 };
    for (let number = 0; number < CORRUPTIONS; number += 1) {
      const bytes = damage(originals[number % originals.length]!, random);
      const file = folder.write('damaged.msgpack', bytes);
      try {
        const { problems, trace } = await validateTrace(file, { allowTruncated: true });
        if (problems.length === 0) outcomes.sound += 1;
        else outcomes.problems += 1;
        // The check sum of gzip leaves no room for another content.
        if (isGzip(bytes) && trace.health.isComplete) expect(trace.events, `corruption ${number}`).toEqual(IN_ORDER);
        if (trace.health.isComplete) expect(trace.events).toHaveLength(SAMPLE_EVENTS.length);
      } catch (error) {
        expect(error, `corruption ${number} with seed ${SEED}: ${String(error)}`).toBeInstanceOf(FlowproofError);
        outcomes.refused += 1;
      }
    }
    // A changed byte inside a text or a counter cannot be seen; everything else must be.
    expect(outcomes.refused).toBeGreaterThan(CORRUPTIONS / 2);
    expect(outcomes.sound + outcomes.problems + outcomes.refused).toBe(CORRUPTIONS);
    expect(process.memoryUsage().rss).toBeLessThan(2 ** 31);
  }, 240_000);

  it('with lengths that claim everything are refused before memory is taken for them', async () => {
    const head = sampleBytes('rows', false).subarray(0, 40);
    const claims = [
      Buffer.from([0xdd, 0xff, 0xff, 0xff, 0xff]),
      Buffer.from([0xc6, 0xff, 0xff, 0xff, 0xff]),
      Buffer.from([0xdb, 0x7f, 0xff, 0xff, 0xff]),
      Buffer.from([0xdf, 0xff, 0xff, 0xff, 0xff]),
      Buffer.alloc(100_000, 0x91),
    ];
    for (const claim of claims) {
      const file = folder.write('claim.msgpack', Buffer.concat([Buffer.from([0x92, 0x00]), claim, head]));
      await expect(validateTrace(file, { allowTruncated: true })).rejects.toBeInstanceOf(FlowproofError);
    }
  });
});
