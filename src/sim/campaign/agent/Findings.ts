import type { Violation } from '../../runResult.ts';
import type { KnownDefect } from './knownDefects.ts';

/** One thing that does not hold. */
export interface Finding {
  readonly invariant: string;
  readonly expected: string;
  readonly observed: string;
  /** Where the ledger first disagrees with the truth: a fate, or a stage of the agent. */
  readonly path: string;
  /** The open defect of the real agent that explains it. */
  readonly known?: KnownDefect | undefined;
}

/** What the invariants of a run have to say: the first finding of each. */
export class Findings {
  readonly violations: Violation[] = [];
  /** Path of the first violation that nothing explains. */
  path = '';
  private readonly attributes: boolean;

  /** @param attributes - whether open defects of the real agent are told as such, or as what they violate */
  constructor(attributes: boolean) {
    this.attributes = attributes;
  }

  add({ invariant, expected, observed, path, known }: Finding, poll: number): void {
    const name = known !== undefined && this.attributes ? `known:${known}` : invariant;
    if (this.violations.some((violation) => violation.invariant === name)) return;
    this.violations.push({ invariant: name, expected, observed, poll });
    if (this.path === '' && name === invariant) this.path = path;
  }
}
