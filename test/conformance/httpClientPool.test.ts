import { describe, expect, it } from 'vitest';
import { runHttpClientPool } from '../../src/conformance/areas/httpClientPool.ts';
import type { JsonObject } from '../../src/conformance/vector.ts';
import { divergences, loadVectors } from './vectorFixtures.ts';

describe('http-client-pool vectors', () => {
  const vectors = loadVectors('http-client-pool');
  const opsOf = (config: JsonObject) => config['ops'] as JsonObject[];

  it('agrees with Go at every sample of every timeline', () => {
    expect(vectors.length).toBe(25);
    const samples = vectors.flatMap(({ config }) => opsOf(config)).filter(({ op }) => op === 'sample');
    expect(samples.length).toBe(147);
    expect(divergences(vectors, runHttpClientPool)).toEqual([]);
  });

  it('reports an altered count with step, field and both values', () => {
    const altered = structuredClone(vectors[0]!);
    const sample = opsOf(altered.config)[2]! as { expect: { goroutines: number } };
    sample.expect.goroutines = 3;
    expect(runHttpClientPool(altered)).toEqual({
      step: 2,
      op: 'sample after_1',
      field: 'goroutines',
      expected: '3',
      got: '2',
    });
  });

  it.each<[string, (config: JsonObject) => void]>([
    ['unknown operation', (config) => opsOf(config).push({ at: 1000, op: 'planted' })],
    ['unknown key planted', (config) => (config['transports'] = { t1: { planted: 1 } })],
    ['the format is not', (config) => (config['format'] = 'http-client-pool/2')],
    ['no sample', (config) => (config['ops'] = [])],
    ['there is no client', (config) => opsOf(config).push({ at: 1000, op: 'request', id: 'x', client: 'planted' })],
  ])('refuses a timeline that it does not understand: %s', (message, spoil) => {
    const spoilt = structuredClone(vectors[0]!);
    spoil(spoilt.config);
    expect(() => runHttpClientPool(spoilt)).toThrow(message);
  });
});
