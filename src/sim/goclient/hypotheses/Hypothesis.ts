import type { HypothesisId } from '../../../model/goclient/leak/hypothesisIds.ts';
import type { LeakCase } from '../../../model/goclient/leak/LeakCase.ts';
import type { ClientProgram } from '../../../scenarios/goclient/ClientProgram.ts';

/** One way in which a hypothesis may be true. */
export interface HypothesisVariant {
  /** What is special about it, for example `with the fix on that transport`. */
  readonly name: string;
  readonly program: ClientProgram;
}

/** What can only be read in the service itself, and what a hypothesis says that one would find there. */
export interface SourceFindings {
  /** Which constructor made the transports that own the new connections: in the call stacks, or by a label. */
  readonly constructor: string;
  /** The fields of one of these transports at run time. */
  readonly configuration: string;
}

/** A possible cause of a leak, as an application that can be run. */
export interface Hypothesis {
  readonly id: HypothesisId;
  readonly claim: string;
  readonly findings: SourceFindings;
  variants(leakCase: LeakCase): HypothesisVariant[];
}
