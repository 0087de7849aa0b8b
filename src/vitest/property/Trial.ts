import type { AgentProfile } from '../../model/profile.ts';
import type { CaseKind } from '../../sim/campaign/CaseKind.ts';
import { simulate, type RunOptions } from '../../sim/simulate.ts';
import type { RunChoices } from '../RunChoices.ts';
import { failureOf, type RunProperty } from './RunProperty.ts';

/** A kind whose cases `simulate` runs. */
export type SimulatedKind = CaseKind<unknown> & { prepare(made: unknown, profile: AgentProfile): RunOptions };

/** What generated cases are tried on. */
export interface Trial {
  readonly kind: SimulatedKind;
  readonly property: RunProperty;
  /** Already applied to every profile; named in messages. */
  readonly toggles: NonNullable<RunChoices['toggles']>;
}

/** A case that failed. */
export interface FailedCase {
  readonly made: unknown;
  /** With toggles applied. */
  readonly profile: AgentProfile;
  readonly failure: Error;
  /** Where the case comes from, in words. */
  readonly what: string;
  /** Seed that made it; absent for a stored one. */
  readonly seed?: number;
  /** Where it is stored. */
  readonly directory?: string | undefined;
}

/** Runs a case. @returns what the property threw; `undefined` when it holds */
export function attempt({ kind, property }: Trial, made: unknown, profile: AgentProfile): Error | undefined {
  return failureOf(property, () => simulate(kind.prepare(made, profile)));
}
