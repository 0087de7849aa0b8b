import { describe, expect, it } from 'vitest';
import { answerPipeline } from '../../src/conformance/areas/pipeline.ts';
import { Ledger } from '../../src/model/ledger/ledger.ts';
import { loadVectors } from '../conformance/vectorFixtures.ts';

const vectors = loadVectors('pipeline');

describe('a ledger beside the pipeline', () => {
  it('changes no answer: closes, polls, joins, both filters, counters and sizes are those of the model alone', () => {
    expect(vectors.length).toBeGreaterThan(0);
    for (const vector of vectors) {
      const alone = [...answerPipeline(vector)];
      const booked = [...answerPipeline(vector, { ledger: new Ledger() })];
      expect(booked, vector.id).toEqual(alone);
    }
  });

  it.each(['records', 'kernel'])('books every hit of the vectors of level %s exactly once', (level) => {
    let capturedInAll = 0;
    let shippedInAll = 0;
    for (const vector of vectors.filter(({ config }) => config['level'] === level)) {
      const ledger = new Ledger();
      expect([...answerPipeline(vector, { ledger })].length, vector.id).toBe(vector.ops.length);
      const { captured, inFlight, shipped, duplicated, lost, filtered, orphaned } = ledger.totals();
      expect(inFlight + shipped + duplicated + lost + filtered + orphaned, vector.id).toBe(captured);
      capturedInAll += captured;
      shippedInAll += shipped;
    }
    expect(capturedInAll).toBeGreaterThan(500);
    expect(shippedInAll).toBeGreaterThan(100);
  });
});
