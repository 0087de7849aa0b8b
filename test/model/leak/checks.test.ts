import { describe, expect, it } from 'vitest';
import { checkBound } from '../../../src/model/leak/checkBound.ts';
import { checkHalfDead } from '../../../src/model/leak/checkHalfDead.ts';
import { isReusedTooSeldom } from '../../../src/model/leak/checkReuse.ts';
import type { Growth } from '../../../src/model/leak/growth.ts';
import { judgeFamilies } from '../../../src/model/leak/judgeFamilies.ts';
import { StepCurve } from '../../../src/model/leak/StepCurve.ts';

const GROWING: Growth = { troughs: [1, 3, 5, 7], max: 9, grown: 6, isLeak: true };
const STEADY: Growth = { troughs: [4, 4, 4, 4], max: 9, grown: 0, isLeak: false };

describe('the bound on open connections (F1)', () => {
  const curve = StepCurve.ofChanges([1, 2, 3].map((tNs) => ({ tNs, by: 1 })));

  it('holds at the cap and is violated above it', () => {
    expect(checkBound(curve, 3, { startNs: 0, endNs: 10 })).toBeUndefined();
    expect(checkBound(curve, 2, { startNs: 0, endNs: 10 })).toEqual({ cap: 2, maxOpen: 3 });
  });
});

describe('the reuse of pooled connections (F3)', () => {
  it('is too small below the minimum, and nothing to complain about without a connection', () => {
    expect(isReusedTooSeldom({ requests: 19, opens: 10 }, { requests: 2, opens: 1 })).toBe(true);
    expect(isReusedTooSeldom({ requests: 20, opens: 10 }, { requests: 2, opens: 1 })).toBe(false);
    expect(isReusedTooSeldom({ requests: 24, opens: 10 }, { requests: 25, opens: 10 })).toBe(true);
    expect(isReusedTooSeldom({ requests: 0, opens: 0 }, { requests: 2, opens: 1 })).toBe(false);
  });
});

describe('connections that their peer has closed (F4)', () => {
  it('may stay so for the limit and no longer; what does not end lasts to the end of the trace', () => {
    const waits = [
      { startNs: 0, endNs: 10 },
      { startNs: 0, endNs: 11 },
      { startNs: 70, endNs: undefined },
    ];
    expect(checkHalfDead(waits, 10, 100)).toEqual({ connections: 2, longestNs: 30 });
    expect(checkHalfDead(waits, 30, 100)).toBeUndefined();
  });
});

describe('the family that grows (F5)', () => {
  const judge = (doesIpDestinationGrow: boolean, descriptors: Growth | undefined, families: [string, Growth][] = []) =>
    judgeFamilies({ doesIpDestinationGrow, descriptors, byFamily: new Map(families) });

  it('is "not IP" when descriptors grow and no IP destination does', () => {
    expect(judge(false, GROWING)).toEqual({ verdict: 'not-ip', growing: [] });
    expect(
      judge(false, GROWING, [
        ['unix', GROWING],
        ['tcp4', STEADY],
      ]),
    ).toEqual({
      verdict: 'not-ip',
      growing: ['unix'],
    });
  });

  it('is "not IP" also when the growth of one family hides behind the fall of another', () => {
    expect(judge(false, STEADY, [['pipe', GROWING]])).toEqual({ verdict: 'not-ip', growing: ['pipe'] });
  });

  it('is IP where a destination grows, and spread where IP sockets do and no single destination', () => {
    expect(judge(true, GROWING, [['tcp4', GROWING]])).toEqual({ verdict: 'ip', growing: ['tcp4'] });
    expect(judge(false, GROWING, [['tcp6', GROWING]])).toEqual({ verdict: 'ip-spread', growing: ['tcp6'] });
  });

  it('is nothing without growth, and unknown when nobody counted descriptors', () => {
    expect(judge(false, STEADY, [['unix', STEADY]])).toEqual({ verdict: 'none', growing: [] });
    expect(judge(false, undefined)).toEqual({ verdict: 'unknown', growing: [] });
  });
});
