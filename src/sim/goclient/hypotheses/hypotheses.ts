import { type LeakCase, USUAL_FIX } from '../../../model/goclient/leak/LeakCase.ts';
import { PLAIN_RESPONSE } from '../../../model/goclient/ResponsePlan.ts';
import { type TransportConfig, ZERO_TRANSPORT } from '../../../model/goclient/TransportConfig.ts';
import type { Hypothesis, HypothesisVariant } from './Hypothesis.ts';
import { leakProgram, type LeakProgramOptions } from './leakProgram.ts';

const WITHOUT_FIX = 'without the fix';
const WITH_FIX = 'with the fix on that transport';
const STREAM = { ...PLAIN_RESPONSE, framing: 'chunked', bytes: 4, isStream: true } as const;
const HUNG = { ...PLAIN_RESPONSE, holdsHeaders: true };
/** Client timeouts that people use: the bound that each sets is different. */
const CLIENT_TIMEOUTS_NS = [5_000_000_000, 30_000_000_000];
/** Answers take this long, so that calls made at once need a connection each. */
const BURST_ANSWER_NS = 1_000_000_000;
const BURST_CALLS_MIN = 3;

const OWN_CONSTRUCTOR = 'the one that makes a client for each call; it is the only one, or the edited one';
const SHARED_CONSTRUCTOR = 'the one of the shared client';
const AS_BEFORE = 'those of a transport literal: no idle timeout, no limits';

/** Every hypothesis that is tried, in the order of the report. */
export const HYPOTHESES: readonly Hypothesis[] = [
  {
    id: 'H1',
    claim: 'the configuration is not applied: the code that was edited is not the code that runs',
    findings: { constructor: 'not the edited one, which never runs', configuration: AS_BEFORE },
    variants: (leakCase) => [perCall(leakCase, 'the fix is in code that does not run', ZERO_TRANSPORT)],
  },
  {
    id: 'H2',
    claim: 'another client is the source',
    findings: { constructor: 'another one beside the edited one, which runs too', configuration: AS_BEFORE },
    variants: (leakCase) => [perCall(leakCase, 'the fix is on another client', ZERO_TRANSPORT)],
  },
  {
    id: 'H3',
    claim: 'the goroutines are not of HTTP',
    findings: { constructor: 'none: no connection is new', configuration: 'none: no connection is new' },
    variants: (leakCase) => {
      const strayGoroutines = 2 * leakCase.calls;
      return [{ name: 'goroutines without connections', program: leakProgram({ leakCase, strayGoroutines }) }];
    },
  },
  {
    id: 'H4a',
    claim: 'response bodies are not closed, on a client with a timeout',
    findings: { constructor: SHARED_CONSTRUCTOR, configuration: AS_BEFORE },
    variants: (leakCase) =>
      CLIENT_TIMEOUTS_NS.flatMap((clientTimeoutNs) =>
        beforeAndAfter({ leakCase, clientTimeoutNs, isEven: true, call: { caller: 'abandon' } }).map((variant) => ({
          ...variant,
          name: `timeout ${clientTimeoutNs / 1_000_000_000}s, ${variant.name}`,
        })),
      ),
  },
  {
    id: 'H4b',
    claim: 'response bodies are not closed, on a shared transport without a timeout',
    findings: { constructor: SHARED_CONSTRUCTOR, configuration: AS_BEFORE },
    variants: (leakCase) => beforeAndAfter({ leakCase, call: { caller: 'abandon' } }),
  },
  {
    id: 'H5a',
    claim: 'a new transport for each call, without an idle timeout',
    findings: { constructor: OWN_CONSTRUCTOR, configuration: AS_BEFORE },
    variants: (leakCase) => [perCall(leakCase, WITHOUT_FIX, ZERO_TRANSPORT)],
  },
  {
    id: 'H5b',
    claim: 'a new transport for each call, every one with the whole fix',
    findings: { constructor: OWN_CONSTRUCTOR, configuration: 'all that the fix sets' },
    variants: (leakCase) => [perCall(leakCase, 'with the fix on every transport', fixOf(leakCase))],
  },
  {
    id: 'H5c',
    claim: 'a new transport for each call, with limits but without an idle timeout',
    findings: { constructor: OWN_CONSTRUCTOR, configuration: 'the limits of the fix, no idle timeout' },
    variants: (leakCase) => [
      perCall(leakCase, 'with the fix but its idle timeout', { ...fixOf(leakCase), idleConnTimeoutNs: 0 }),
    ],
  },
  {
    id: 'H6a',
    claim: 'followers reconnect and never end the old stream',
    findings: { constructor: SHARED_CONSTRUCTOR, configuration: AS_BEFORE },
    variants: (leakCase) => beforeAndAfter({ leakCase, call: { response: STREAM, caller: 'follow' } }),
  },
  {
    id: 'H6b',
    claim: 'streams are abandoned: nobody reads them any more',
    findings: { constructor: SHARED_CONSTRUCTOR, configuration: AS_BEFORE },
    variants: (leakCase) => beforeAndAfter({ leakCase, call: { response: STREAM, caller: 'abandon' } }),
  },
  {
    id: 'H7',
    claim: 'requests hang: the server never answers',
    findings: { constructor: SHARED_CONSTRUCTOR, configuration: AS_BEFORE },
    variants: (leakCase) => beforeAndAfter({ leakCase, call: { response: HUNG } }),
  },
  {
    id: 'H8',
    claim: 'the idle limits are too small',
    findings: { constructor: SHARED_CONSTRUCTOR, configuration: 'two idle connections per host' },
    variants: (leakCase) => {
      const calls = Math.max(BURST_CALLS_MIN, leakCase.calls);
      const response = { ...PLAIN_RESPONSE, answerDelayNs: BURST_ANSWER_NS };
      return beforeAndAfter({ leakCase: { ...leakCase, calls }, call: { response } });
    },
  },
];

function fixOf({ fix }: LeakCase): TransportConfig {
  return fix ?? USUAL_FIX;
}

function perCall(leakCase: LeakCase, name: string, transport: TransportConfig): HypothesisVariant {
  return { name, program: leakProgram({ leakCase, transport, isPerCall: true }) };
}

function beforeAndAfter(options: LeakProgramOptions): HypothesisVariant[] {
  return [
    { name: WITHOUT_FIX, program: leakProgram(options) },
    { name: WITH_FIX, program: leakProgram({ ...options, transport: fixOf(options.leakCase) }) },
  ];
}
