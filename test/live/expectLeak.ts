import { expect } from 'vitest';
import type { JudgedClient } from './recordLeak.ts';

/** What the workload calls: 40 ticks of 2 calls. */
const CALLS = 80;
const IP = new Set(['tcp4', 'tcp6']);

/** An agent per call over TCP: the destination is named, and the descriptors that grow are those connections. */
export function expectTcpLeak(judged: JudgedClient): void {
  expect(judged).toMatchObject({ status: 1, verdict: 'fail', violated: ['F2'], descriptorsLeak: true });
  expect(judged.families).toEqual({ verdict: 'ip', growing: ['tcp4'] });
  const leaking = judged.destinations.filter(({ leak }) => leak);
  expect(leaking).toMatchObject([{ family: 'tcp4', destination: judged.called, dir: 'out' }]);
  expect(leaking[0]).toMatchObject({ opened: CALLS, requests: CALLS });
  expect(leaking[0]!.grown).toBeGreaterThanOrEqual(CALLS / 4);
}

/** The same over a local socket: no IP destination shows anything, and descriptors grow. */
export function expectUnixLeak(judged: JudgedClient): void {
  expect(judged).toMatchObject({ status: 1, verdict: 'fail', descriptorsLeak: true });
  expect(judged.violated).toContain('F5');
  expect(judged.families).toEqual({ verdict: 'not-ip', growing: ['unix'] });
  expect(judged.destinations.filter(({ family }) => IP.has(family))).toEqual([]);
  const leaking = judged.destinations.filter(({ leak }) => leak);
  expect(leaking).toMatchObject([{ family: 'unix', destination: judged.called, dir: 'out', opened: CALLS }]);
}

/** The fixed twins: as many calls, nothing grows. */
export function expectNoLeak(judged: JudgedClient, opened: number, family: 'tcp4' | 'unix'): void {
  expect(judged).toMatchObject({ status: 0, verdict: 'pass', violated: [], descriptorsLeak: false });
  expect(judged.families).toEqual({ verdict: 'none', growing: [] });
  const called = judged.destinations.filter(({ destination }) => destination === judged.called);
  expect(called).toMatchObject([{ family, dir: 'out', opened, leak: false }]);
}
