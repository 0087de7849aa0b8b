import fc from 'fast-check';
import { expect } from 'vitest';
import { ColumnNetworkState } from '../../../../src/model/state/columns/ColumnNetworkState.ts';
import { NetworkState } from '../../../../src/model/state/NetworkState.ts';
import { RowApiStore } from './RowApiStore.ts';
import { type StateSequence, stateSequence } from './stateSequence.ts';
import { type MakeStore, StateSubject } from './StateSubject.ts';

const makeOracle: MakeStore = (profile, options) => new NetworkState(profile, options);

/** So few that a state forgets addresses all the time. */
const TEXTS_MAX = 4;

/** The implementations that must answer as the oracle does. */
export const SUBJECTS: readonly (readonly [string, MakeStore])[] = [
  ['objects', (profile, options) => new ColumnNetworkState(profile, options, TEXTS_MAX)],
  ['rows', (profile, options) => new RowApiStore(profile, options)],
];

/** Lets the oracle and a subject live through one sequence, and compares them step by step. */
export function compareStates({ profile, ephemeralRanges, ops }: StateSequence, make: MakeStore): void {
  const oracle = new StateSubject(makeOracle, profile, ephemeralRanges);
  const subject = new StateSubject(make, profile, ephemeralRanges);
  for (const [step, op] of ops.entries()) {
    expectSame(subject.apply(op), oracle.apply(op), `step ${step} (${op.op})`);
  }
  expectSame(subject.afterwards(), oracle.afterwards(), 'what was delivered, seen at the end');
}

/**
 * Compares as many random sequences. The seed is printed; a failing sequence is shrunk, and the failure names seed and
 * path.
 */
export function compareRandomStates(make: MakeStore, numRuns: number): void {
  const seed = Number(process.env['FLOWPROOF_SEED'] ?? Date.now() % 0x7fff_ffff);
  process.stdout.write(`state oracle: ${numRuns} sequences, FLOWPROOF_SEED=${seed}\n`);
  fc.assert(
    fc.property(stateSequence, (sequence) => compareStates(sequence, make)),
    { seed, numRuns },
  );
}

function expectSame(got: readonly string[], want: readonly string[], what: string): void {
  // The comparison of vitest takes far longer; it is for the message.
  if (got.length === want.length && got.every((line, index) => line === want[index])) return;
  expect(got, what).toEqual(want);
}
