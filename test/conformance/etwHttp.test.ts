import { describe, expect, it } from 'vitest';
import { runEtwHttp } from '../../src/conformance/areas/etwHttp.ts';
import { divergences, loadVectors } from './vectorFixtures.ts';

describe('etw-http vectors', () => {
  const vectors = loadVectors('etw-http');

  it('agrees with the real agent on every vector, also where the agent dies', () => {
    expect(vectors.length).toBe(163);
    const panics = vectors.flatMap(({ ops }) => ops).filter(({ want }) => want['panic'] !== undefined);
    expect(panics.length).toBe(16);
    expect(divergences(vectors, runEtwHttp)).toEqual([]);
  });

  it('reports an altered answer as a divergence', () => {
    const altered = structuredClone(vectors.find(({ id }) => id === 'etw-http-s-T1')!);
    altered.ops[1]!.want['sizes'] = [1, 0, 1, 0, 0, 0];
    expect(runEtwHttp(altered)).toEqual({ step: 1, op: 'event', field: 'sizes[1]', expected: '0', got: '1' });
  });

  it('reports a death that the agent does not die, and one that it survives', () => {
    const dying = structuredClone(vectors.find(({ id }) => id === 'etw-http-s-crash-star')!);
    dying.ops.at(-1)!.want['panic'] = 'out of range';
    expect(runEtwHttp(dying)).toMatchObject({ field: 'panic', got: '"stack overflow"' });
    const living = structuredClone(vectors.find(({ id }) => id === 'etw-http-s-T1')!);
    living.ops[0]!.want['panic'] = 'out of range';
    expect(runEtwHttp(living)).toMatchObject({ step: 0, field: 'panic', got: 'nothing' });
  });
});
