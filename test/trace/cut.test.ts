import { describe, expect, it } from 'vitest';
import { FlowproofError, NotATraceError, TraceTruncatedError } from '../../src/errors.ts';
import { loadTrace } from '../../src/trace/loadTrace.ts';
import { FORMS, sampleBytes } from './sampleBytes.ts';
import { SAMPLE_EVENTS } from './sampleTrace.ts';
import { temporaryFolder } from './temporaryFolder.ts';

describe('a trace cut at every byte', () => {
  const folder = temporaryFolder();

  it.each(FORMS)('gives its whole events and one clear error: $name', async ({ form, isPacked }) => {
    const whole = sampleBytes(form, isPacked);
    let most = 0;
    for (let length = 0; length < whole.length; length += 1) {
      const file = folder.write('cut.msgpack', whole.subarray(0, length));
      const error = await loadTrace(file).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(error, `cut at ${length}`).toBeInstanceOf(FlowproofError);
      if (error instanceof NotATraceError) {
        expect(length).toBeLessThan(4);
        continue;
      }
      expect(error, `cut at ${length}`).toBeInstanceOf(TraceTruncatedError);
      if (!(error instanceof TraceTruncatedError)) continue;
      expect(error.message).toContain(`after ${error.eventsRead} whole events`);
      expect(error.remedy).not.toBe('');
      if (error.message.includes('inside its header')) continue;
      // Reading on is asked at every third place, which takes less than half of the time.
      if (length % 3 !== whole.length % 3 && length < whole.length - 1) continue;
      const recovered = await loadTrace(file, { allowTruncated: true });
      expect(recovered.events).toHaveLength(error.eventsRead);
      expect(recovered.health.isComplete).toBe(false);
      expect(error.eventsRead).toBeGreaterThanOrEqual(most);
      most = error.eventsRead;
    }
    expect(most).toBe(SAMPLE_EVENTS.length);
  });
});
