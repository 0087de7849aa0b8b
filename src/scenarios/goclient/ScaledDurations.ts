import type { FailAt } from '../failAt.ts';
import { duration } from '../readDuration.ts';
import type { RawDuration } from './rawClientScenario.ts';

/** Reads durations of a scenario that runs faster than it is written. */
export class ScaledDurations {
  readonly scale: number;
  readonly fail: FailAt;

  constructor(scale: number, fail: FailAt) {
    this.scale = scale;
    this.fail = fail;
  }

  /** ns of the run; 0 when nothing is said. */
  read(value: RawDuration | undefined, at: readonly (string | number)[]): number {
    if (value === undefined || value === 0) return 0;
    const ns = duration(value, at, this.fail);
    if (ns % this.scale !== 0) this.fail(at, `\`${value}\` is no whole number of ns at scale ${this.scale}`);
    return ns / this.scale;
  }
}
