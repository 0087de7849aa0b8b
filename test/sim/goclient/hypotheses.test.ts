import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HypothesisId } from '../../../src/model/goclient/leak/hypothesisIds.ts';
import type { LeakObservation } from '../../../src/model/goclient/leak/LeakObservations.ts';
import { evenLeakCase, USUAL_FIX } from '../../../src/model/goclient/leak/LeakCase.ts';
import { loadClientScenario } from '../../../src/scenarios/goclient/loadClientScenario.ts';
import { diagnoseLeak } from '../../../src/sim/goclient/hypotheses/judgeHypotheses.ts';
import { HYPOTHESES } from '../../../src/sim/goclient/hypotheses/hypotheses.ts';
import { lookAtProgram } from '../../../src/sim/goclient/runClientProgram.ts';
import { ROOT } from '../../tidy/sourceFiles.ts';

const SECOND = 1_000_000_000;
const MINUTE = 60 * SECOND;
const LEAK_CASE = { calls: 8, everyNs: 30 * SECOND, fix: USUAL_FIX };
const TIMES = [2 * MINUTE, 5 * MINUTE, 120 * MINUTE];

/** The observations of the field report, in its order. */
const SEED = loadClientScenario(path.join(ROOT, 'scenarios', 'leak-root-cause')).observations;

function diagnosed(observations: readonly LeakObservation[], hypotheses = HYPOTHESES.map(({ id }) => id)) {
  return diagnoseLeak({ observed: { source: 'test', observations }, leakCase: LEAK_CASE, hypotheses });
}

function verdictOf(id: HypothesisId, observations: readonly LeakObservation[] = SEED) {
  return diagnosed(observations, [id]).verdicts[0]!;
}

/** Goroutines and descriptors over the baseline after 2, 5 and 120 minutes, by variant. */
function growthOf(id: HypothesisId): Record<string, string[]> {
  const hypothesis = HYPOTHESES.find((each) => each.id === id)!;
  return Object.fromEntries(
    hypothesis.variants(LEAK_CASE).map(({ name, program }) => {
      const samples = lookAtProgram(program, { times: TIMES, scale: 1 });
      return [name, TIMES.map((atNs) => `${samples.get(atNs)!.goroutinesOver}/${samples.get(atNs)!.fdsOver}`)];
    }),
  );
}

const LEAKING = ['64/32', '160/80', '3840/1920'];
const BOTH = (without: string[], withFix: string[]) => ({
  'without the fix': without,
  'with the fix on that transport': withFix,
});

describe('the table of hypotheses', () => {
  it.each<[HypothesisId, Record<string, string[]>]>([
    ['H1', { 'the fix is in code that does not run': LEAKING }],
    ['H2', { 'the fix is on another client': LEAKING }],
    ['H3', { 'goroutines without connections': ['64/0', '160/0', '3840/0'] }],
    [
      'H4a',
      {
        'timeout 5s, without the fix': ['2/1', '2/1', '2/1'],
        'timeout 5s, with the fix on that transport': ['2/1', '2/1', '2/1'],
        'timeout 30s, without the fix': ['16/8', '16/8', '16/8'],
        'timeout 30s, with the fix on that transport': ['16/8', '16/8', '16/8'],
      },
    ],
    ['H4b', BOTH(LEAKING, ['64/32', '130/50', '1970/50'])],
    ['H5a', { 'without the fix': LEAKING }],
    ['H5b', { 'with the fix on every transport': ['48/24', '48/24', '48/24'] }],
    ['H5c', { 'with the fix but its idle timeout': LEAKING }],
    ['H6a', BOTH(['96/32', '240/80', '5760/1920'], ['96/32', '180/50', '2020/50'])],
    ['H6b', BOTH(LEAKING, ['64/32', '130/50', '1970/50'])],
    ['H7', BOTH(['96/32', '240/80', '5760/1920'], ['24/8', '24/8', '24/8'])],
  ])('%s grows as it says', (id, growth) => {
    expect(growthOf(id)).toEqual(growth);
  });

  it('H8 does not grow after its first burst, but dials', () => {
    expect(growthOf('H8')).toEqual(BOTH(['4/2', '4/2', '4/2'], ['16/8', '16/8', '16/8']));
  });

  it('says of every hypothesis whether it fits the field report, as the table does', () => {
    expect(diagnosed(SEED).survivors).toEqual(['H1', 'H2', 'H5a', 'H5c']);
  });
});

describe('what rules a hypothesis out', () => {
  it.each<[string, HypothesisId, string, string]>([
    ['O1', 'H3', 'new read loops io_wait for 120s and more', 'no new read loops'],
    ['O1', 'H4a', 'new read loops io_wait for 120s and more', 'select for up to 1.875s'],
    ['O1', 'H4b', 'new read loops io_wait for 120s and more', 'select for up to 285s'],
    ['O1', 'H5b', 'new read loops io_wait for 120s and more', 'io_wait for up to 75s'],
    ['O1', 'H6a', 'new read loops io_wait for 120s and more', 'select for up to 285s'],
    ['O1', 'H6b', 'new read loops io_wait for 120s and more', 'select for up to 285s'],
    ['O2', 'H7', '2.00 goroutines per descriptor ±0.05', '3.00'],
    ['O1', 'H8', 'new read loops io_wait for 120s and more', 'io_wait for up to 14s'],
  ])('%s: %s', (observation, id, observed, predicted) => {
    const { survives, contradictions } = verdictOf(id);
    expect(survives).toBe(false);
    expect(contradictions[0]).toEqual({ observation, observed, predicted });
  });

  it('O1 alone rejects all but transports per call and hung requests, before any change of code', () => {
    expect(diagnosed([SEED[0]!]).survivors).toEqual(['H1', 'H2', 'H5a', 'H5c', 'H7']);
  });

  it('O2 rejects what needs three goroutines for a descriptor', () => {
    expect(diagnosed([SEED[1]!]).survivors).not.toEqual(expect.arrayContaining(['H6a', 'H7']));
    expect(verdictOf('H6a', [SEED[1]!]).contradictions[0]?.predicted).toBe('3.00');
  });

  it('O3 alone cannot tell unclosed bodies from transports per call, without the fix', () => {
    expect(diagnosed([SEED[2]!]).survivors).toEqual(['H1', 'H2', 'H3', 'H4b', 'H5a', 'H5c', 'H6b']);
  });

  it('O4, after two minutes, sees an idle timeout and no limit of fifty', () => {
    expect(verdictOf('H5b', [SEED[3]!]).contradictions[0]).toEqual({
      observation: 'O4',
      observed: '+62 goroutines at 120s ±2',
      predicted: '+48',
    });
    const limited = HYPOTHESES.find(({ id }) => id === 'H4b')!.variants(LEAK_CASE)[1]!;
    const samples = lookAtProgram(limited.program, { times: [2 * MINUTE], scale: 1 });
    expect(samples.get(2 * MINUTE)?.goroutinesOver).toBe(64);
  });

  it('O5: calls that are all answered reject hung requests', () => {
    expect(verdictOf('H7', [SEED[4]!]).contradictions[0]?.predicted).toBe('80 hang');
  });

  it('O6: a read loop cannot wait for two minutes where idle connections close after 30 s', () => {
    const shortIdle = { ...LEAK_CASE, fix: { ...USUAL_FIX, idleConnTimeoutNs: 30 * SECOND } };
    const { verdicts } = diagnoseLeak({
      observed: { source: 'test', observations: [SEED[0]!] },
      leakCase: shortIdle,
      hypotheses: ['H5b'],
    });
    expect(verdicts[0]?.contradictions[0]?.predicted).toBe('io_wait for up to 15s');
  });
});

describe('other observations', () => {
  it.each<[string, LeakObservation, HypothesisId[]]>([
    ['connections that nobody uses', { kind: 'connection-use', use: 'idle' }, ['H1', 'H2', 'H5a', 'H5b', 'H5c', 'H8']],
    ['connections in use', { kind: 'connection-use', use: 'in-use' }, ['H4a', 'H4b', 'H6a', 'H6b', 'H7']],
    [
      'no growth over half an hour',
      { kind: 'growth', counted: 'connections', grown: 0, windowNs: 30 * MINUTE, tolerance: 1 },
      ['H3', 'H4a', 'H5b', 'H7', 'H8'],
    ],
    [
      'growth of connections',
      { kind: 'growth', counted: 'fds', grown: 80, windowNs: 5 * MINUTE, tolerance: 0 },
      ['H1', 'H2', 'H4b', 'H5a', 'H5c', 'H6a', 'H6b', 'H7'],
    ],
    ['connections in CLOSE_WAIT', { kind: 'close-wait', isGrowing: true }, ['H4a', 'H4b', 'H6a', 'H6b']],
    [
      'connections that are never used twice',
      { kind: 'requests-per-connection', requests: 1, connections: 1, toleranceThousandths: 0 },
      ['H1', 'H2', 'H4a', 'H4b', 'H5a', 'H5b', 'H5c', 'H6a', 'H6b', 'H7'],
    ],
    ['calls that hang', { kind: 'calls', outcome: 'hanging' }, ['H4b', 'H6a', 'H6b', 'H7']],
  ])('%s', (_name, observation, survivors) => {
    expect(diagnosed([observation]).survivors).toEqual(survivors);
  });
});

describe('a leak that only a flow trace shows', () => {
  const window = { windowNs: 180 * SECOND, tolerance: 2 };
  const fromTrace: LeakObservation[] = [
    { kind: 'growth', counted: 'connections', grown: 90, ...window },
    { kind: 'growth', counted: 'fds', grown: 90, ...window },
    { kind: 'requests-per-connection', requests: 1, connections: 1, toleranceThousandths: 100 },
    { kind: 'calls', outcome: 'all-done' },
  ];
  const judged = (observations: readonly LeakObservation[]) =>
    diagnoseLeak({
      observed: { source: 'trace', observations },
      leakCase: evenLeakCase(90, 180 * SECOND),
      hypotheses: HYPOTHESES.map(({ id }) => id),
    });

  it('leaves the hypotheses that grow without hanging, and asks for the wait states first', () => {
    const { survivors, further } = judged(fromTrace);
    expect(survivors).toEqual(['H1', 'H2', 'H4b', 'H5a', 'H5c', 'H6a', 'H6b']);
    expect(further[0]?.look).toBe('what the read loops of new connections wait for, in a dump');
  });

  it('leaves only transports per call when the connections are idle', () => {
    expect(judged([...fromTrace, { kind: 'connection-use', use: 'idle' }]).survivors).toEqual([
      'H1',
      'H2',
      'H5a',
      'H5c',
    ]);
  });
});

describe('what to look at next', () => {
  it('tells the four that fit the field report apart by constructor and configuration only', () => {
    const { further } = diagnosed(SEED);
    expect(further.map(({ answers }) => answers.map(({ hypotheses }) => hypotheses.join(' ')))).toEqual([
      ['H1', 'H2', 'H5a H5c'],
      ['H1 H2 H5a', 'H5c'],
    ]);
  });

  it('is the wait state first, when bodies may be the cause', () => {
    const { further } = diagnosed([SEED[2]!], ['H4b', 'H5a']);
    expect(further[0]).toEqual({
      look: 'what the read loops of new connections wait for, in a dump',
      answers: [
        { answer: 'select', hypotheses: ['H4b'] },
        { answer: 'io_wait', hypotheses: ['H5a'] },
      ],
    });
  });

  it('is nothing when one is left', () => {
    expect(diagnosed(SEED, ['H5a']).further).toEqual([]);
  });
});
