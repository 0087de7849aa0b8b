import type { HypothesisId } from '../../model/goclient/leak/hypothesisIds.ts';
import type { LeakCase } from '../../model/goclient/leak/LeakCase.ts';
import type { GrownReadLoop, LeakObservation } from '../../model/goclient/leak/LeakObservations.ts';
import type { FailureKind } from '../../model/goclient/RequestCall.ts';
import type { ClientProgram, ProgramChange } from './ClientProgram.ts';

/** What a scenario expects at one time after the baseline; what is left out is not checked. */
export interface ClientExpectation {
  readonly atNs: number;
  readonly goroutinesOverBaseline: number | undefined;
  readonly fdsOverBaseline: number | undefined;
  /** All goroutines, those of the baseline too. */
  readonly goroutines: number | undefined;
  /** Average since the baseline. */
  readonly goroutinesPerMinute: number | undefined;
  readonly readLoop: GrownReadLoop | undefined;
  /** Callers that block: in waiting for a connection, for headers, in reading. */
  readonly parkedCallers: number | undefined;
  readonly dials: number | undefined;
  /** Calls that did what they planned, by the name of their client. */
  readonly answered: ReadonlyMap<string, number>;
  readonly failed: ReadonlyMap<FailureKind, number>;
  readonly leak: boolean | undefined;
  /** The count over the baseline, the same at every period once the timeouts have had their time. */
  readonly plateauGoroutines: number | undefined;
}

/** The same application with something changed from the start. */
export interface ClientWhatIf {
  readonly name: string;
  readonly program: ClientProgram;
  readonly changes: readonly ProgramChange[];
  readonly expect: readonly ClientExpectation[];
}

/** A scenario of an application with Go HTTP clients, after the check of its schema. */
export interface ClientScenario {
  readonly directory: string;
  /** Name of the directory. */
  readonly name: string;
  readonly title: string;
  /** How many times faster than written the application runs; counts do not depend on it. */
  readonly scale: number;
  readonly program: ClientProgram;
  readonly changes: readonly ProgramChange[];
  readonly expect: readonly ClientExpectation[];
  readonly whatIf: readonly ClientWhatIf[];
  readonly hypotheses: readonly HypothesisId[];
  readonly observations: readonly LeakObservation[];
  /** `undefined`: the application does nothing again and again, so that nothing could grow. */
  readonly leakCase: LeakCase | undefined;
}
