import { formatDuration } from '../../scenarios/duration.ts';
import type { ClientExpectation } from '../../scenarios/goclient/ClientScenario.ts';
import type { GrowthSample } from './GrowthSample.ts';
import type { ProgramResult } from './runClientProgram.ts';

const NS_PER_MINUTE = 60_000_000_000;

/** An expectation that does not hold. */
export interface ExpectationMissed {
  /** When and what, for example `at 300s goroutinesOverBaseline`. */
  readonly what: string;
  readonly expected: string;
  readonly observed: string;
}

type Pair = readonly [what: string, expected: unknown, observed: unknown];

/**
 * Compares a result with what its scenario says. Everything is exact.
 *
 * @param scale - to name times as they are written
 */
export function checkClientExpectations(
  expectations: readonly ClientExpectation[],
  result: ProgramResult,
  scale: number,
): ExpectationMissed[] {
  return expectations.flatMap((expectation) => {
    const sample = result.samples.get(expectation.atNs) ?? result.baseline;
    const time = formatDuration(expectation.atNs * scale);
    return pairsOf(expectation, sample, result, scale)
      .filter(([, expected, observed]) => expected !== undefined && expected !== observed)
      .map(([what, expected, observed]) => ({
        what: `at ${time} ${what}`,
        expected: String(expected),
        observed: String(observed),
      }));
  });
}

function pairsOf(expected: ClientExpectation, sample: GrowthSample, result: ProgramResult, scale: number): Pair[] {
  const { counts, grown } = sample;
  const perMinute = (sample.goroutinesOver * NS_PER_MINUTE) / (expected.atNs * scale);
  return [
    ['goroutinesOverBaseline', expected.goroutinesOverBaseline, sample.goroutinesOver],
    ['fdsOverBaseline', expected.fdsOverBaseline, sample.fdsOver],
    ['goroutines', expected.goroutines, counts.goroutines],
    ['goroutinesPerMinute', expected.goroutinesPerMinute, perMinute],
    ['readLoop', expected.readLoop, grown.readLoop],
    ['parkedCallers', expected.parkedCallers, sample.blockedOver],
    ['dials', expected.dials, sample.dialsOver],
    ...[...expected.answered].map(([name, count]): Pair => [`answered ${name}`, count, sample.answered.get(name) ?? 0]),
    ...[...expected.failed].map(([kind, count]): Pair => [`failed ${kind}`, count, counts.failed.get(kind) ?? 0]),
    ['leak', expected.leak, result.leaks.get(expected.atNs) ?? 'too early to say'],
    ['plateauGoroutines', expected.plateauGoroutines, plateauText(result.plateaus.get(expected.atNs) ?? [])],
  ];
}

/** The one value that all have, or the range of them. */
function plateauText(values: readonly number[]): number | string {
  if (values.length === 0) return 'too early to say';
  const low = Math.min(...values);
  const high = Math.max(...values);
  return low === high ? low : `${low} to ${high}`;
}
