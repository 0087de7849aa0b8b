import type { HalfDead } from '../../model/leak/checkHalfDead.ts';
import type { BoundExceeded } from '../../model/leak/checkBound.ts';
import type { Reuse } from '../../model/leak/checkReuse.ts';
import type { Growth } from '../../model/leak/growth.ts';
import type { FamilyJudgement } from '../../model/leak/judgeFamilies.ts';
import type { Window } from '../../model/leak/StepCurve.ts';
import type { Place } from './Connection.ts';
import type { DescriptorFamily } from './DescriptorLog.ts';
import type { RecordedProcess } from './RecordedProcess.ts';

/** Names of the invariants, as the documentation has them. */
export type LeakInvariant = 'F1' | 'F2' | 'F3' | 'F4' | 'F5';

/** Connections of one process to one destination. */
export interface DestinationReport {
  readonly place: Place;
  readonly opened: number;
  readonly closed: number;
  /** Of the connections opened within the recording. */
  readonly reuse: Reuse;
  readonly responses: number;
  /** F2, in the window. */
  readonly growth: Growth;
  /** Growth of the number that the peer has closed and the process has not. */
  readonly closeWaitGrowth: Growth;
  /** F1, F3, F4: what violates them, where they are asked for. */
  readonly boundExceeded: BoundExceeded | undefined;
  readonly isReusedTooSeldom: boolean;
  readonly halfDead: HalfDead | undefined;
}

/** One process that was recorded for long enough. */
export interface ProcessReport {
  readonly process: RecordedProcess;
  readonly window: Window;
  /** Busiest growth first, then by family and destination. */
  readonly destinations: readonly DestinationReport[];
  /** `undefined`: there are too few readings in the window. */
  readonly descriptors: Growth | undefined;
  readonly byFamily: ReadonlyMap<DescriptorFamily, Growth>;
  /** F5. */
  readonly families: FamilyJudgement;
}

/** A violated invariant. */
export interface LeakViolation {
  readonly invariant: LeakInvariant;
  readonly process: RecordedProcess;
  /** `undefined`: of the process as a whole. */
  readonly place: Place | undefined;
}

/** What a trace shows. */
export interface LeakReport {
  readonly processes: readonly ProcessReport[];
  /** Processes with connections or readings that were not recorded for long enough. */
  readonly tooShort: readonly RecordedProcess[];
  readonly violations: readonly LeakViolation[];
  readonly hasReadings: boolean;
}
