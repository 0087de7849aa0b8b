import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventDumpError } from '../../../src/errors.ts';
import { importEventDump } from '../../../src/import/eventDump/importEventDump.ts';
import { readEventDump } from '../../../src/import/eventDump/readEventDump.ts';
import { loadTrace } from '../../../src/trace/loadTrace.ts';
import { ROOT } from '../../tidy/sourceFiles.ts';
import { temporaryFolder } from '../../trace/temporaryFolder.ts';

const DUMPS = ['etw-keep-alive', 'flows-lingering'] as const;
const CHARACTERS = [...Buffer.from('0123456789abcdef{}[]",:-.eE \n')];

/** What is done to the bytes: some are changed, then the end is cut off. */
const damage = fc.record({
  changes: fc.array(fc.tuple(fc.nat(), fc.oneof(fc.nat(255), fc.constantFrom(...CHARACTERS))), { maxLength: 4 }),
  keep: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
  asLines: fc.boolean(),
  isPacked: fc.boolean(),
});

describe('a damaged dump of events', () => {
  const folder = temporaryFolder();

  it.each(DUMPS)('%s becomes a trace that can be read, or one error for the user', async (name) => {
    const whole = readFileSync(path.join(ROOT, 'fixtures', 'windows', `${name}.json`), 'utf8');
    const { events, ...head } = JSON.parse(whole) as { readonly events: readonly object[] };
    const lines = [head, ...events].map((record) => JSON.stringify(record)).join('\n');
    const outcomes = { traces: 0, errors: 0 };
    await fc.assert(
      fc.asyncProperty(damage, async ({ changes, keep, asLines, isPacked }) => {
        const text = Buffer.from(asLines ? lines : whole);
        const bytes = isPacked ? gzipSync(text) : text;
        for (const [place, value] of changes) bytes[place % bytes.length] = value;
        const file = folder.write('dump', bytes.subarray(0, Math.ceil(bytes.length * keep)));
        let count = 0;
        try {
          const pieces: Buffer[] = [];
          const dump = await readEventDump(file);
          for await (const piece of importEventDump(file, dump, asLines ? 'rows' : 'columns', () => (count += 1))) {
            pieces.push(piece);
          }
          const trace = await loadTrace(folder.write('trace', Buffer.concat(pieces)));
          expect(trace.health).toMatchObject({ isComplete: true, eventsRead: count });
          outcomes.traces += 1;
        } catch (error) {
          expect(error).toBeInstanceOf(EventDumpError);
          outcomes.errors += 1;
        }
      }),
      { numRuns: 400 },
    );
    expect(outcomes.traces).toBeGreaterThan(10);
    expect(outcomes.errors).toBeGreaterThan(10);
  });
});
