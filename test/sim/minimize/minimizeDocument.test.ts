import { describe, expect, it } from 'vitest';
import { minimizeDocument } from '../../../src/sim/minimize/minimizeDocument.ts';
import { type Plain, plainAt } from '../../../src/sim/minimize/plainData.ts';

const DOCUMENT = {
  title: 'x',
  agent: { 'poll-offset': '31s', 'lost-payloads': [1, 2, 3] },
  workload: {
    steps: [
      { open: { name: 'f', at: '3.2s', note: { deep: [1, 2] } } },
      { open: { name: 'g', at: '4s' } },
      { send: { flow: 'f', at: '5.4321s', repeat: 40, argv: ['a', 'b'] } },
      { send: { flow: 'g', at: '6s' } },
    ],
  },
};

async function minimize(holds: (document: Plain) => boolean): Promise<Plain> {
  return minimizeDocument(DOCUMENT, {
    holds,
    roots: [['workload', 'steps'], ['agent'], []],
    untouched: new Set(['title', 'argv']),
    counts: new Set(['repeat']),
  });
}

/** A step of a kind on a flow. */
function find(document: Plain, kind: string, flow: string): Plain | undefined {
  const steps = plainAt(document, ['workload', 'steps']);
  const named = (step: Plain) => plainAt(step, [kind, 'flow']) ?? plainAt(step, [kind, 'name']);
  return (steps as readonly Plain[] | undefined)?.find((step) => named(step) === flow);
}

describe('a small document', () => {
  it('keeps the steps that are needed, with those that they rest on', async () => {
    const small = await minimize((document) => {
      const isOpen = find(document, 'open', 'f') !== undefined;
      return isOpen && find(document, 'send', 'f') !== undefined;
    });
    expect(small).toEqual({
      title: 'x',
      workload: { steps: [{ open: { name: 'f' } }, { send: { flow: 'f', argv: ['a', 'b'] } }] },
    });
  });

  it('keeps of a list just the elements that are needed', async () => {
    const small = await minimize((document) => {
      const lost = plainAt(document, ['agent', 'lost-payloads']);
      return Array.isArray(lost) && lost.includes(2);
    });
    expect(small).toEqual({ title: 'x', agent: { 'lost-payloads': [2] } });
  });

  it('lowers counts and times as far as they may go', async () => {
    const small = await minimize((document) => {
      const step = find(document, 'send', 'f') ?? null;
      const repeat = plainAt(step, ['send', 'repeat']);
      const at = plainAt(step, ['send', 'at']);
      return (
        typeof repeat === 'number' &&
        repeat >= 5 &&
        typeof at === 'string' &&
        Number.parseFloat(at) >= 5 &&
        !at.endsWith('ms')
      );
    });
    expect(plainAt(small, ['workload', 'steps', 0, 'send', 'repeat'])).toBe(5);
    expect(plainAt(small, ['workload', 'steps', 0, 'send', 'at'])).toBe('5s');
  });
});
