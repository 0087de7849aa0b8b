import type { RunOptions } from '../../sim/simulate.ts';
import type { RunChoices } from '../RunChoices.ts';

/** Over what a property is tried: every profile with every seed. */
interface OverSeeds {
  /** Seeds from 1 to this number, or these. Default: 20 for one workload, 100 generated ones. */
  readonly seeds?: number | readonly number[] | undefined;
  /** Agent generations; default: that of the scenario, or of the command line. */
  readonly profiles?: readonly string[] | undefined;
}

/** One workload with many seeds: whether something holds whatever the agent leaves to chance. */
export interface WorkloadPlan extends OverSeeds, Omit<RunChoices, 'seed' | 'profile'> {
  /** A trace or a scenario, or the events themselves with their host and timetable. */
  readonly events: string | EventsOfProperty;
  readonly kind?: undefined;
}

/** Events that a test has made by itself. */
export type EventsOfProperty = Pick<RunOptions, 'events' | 'host' | 'schedule'>;

/** Generated workloads, one for every seed. A case that fails is made small and stored. */
export interface GeneratedPlan extends OverSeeds {
  /** What is generated: `windows` are lives of a Windows host, with the faults that its agent meets. */
  readonly kind: 'windows';
  readonly events?: undefined;
  readonly toggles?: RunChoices['toggles'];
  /**
   * Folder of the cases that failed, which are tried first from then on; default `flowproof-cases`, `false`: none is
   * stored or read.
   */
  readonly store?: string | false | undefined;
}

/** What {@link propRun} tries. */
export type PropertyPlan = WorkloadPlan | GeneratedPlan;
