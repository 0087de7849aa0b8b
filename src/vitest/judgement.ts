/** What an expectation found out about a run, in words for both of its forms. */
export interface Judgement {
  readonly holds: boolean;
  /** What must be, for example `40 server hits of mysrv`. */
  readonly expected: string;
  /** What must be when the expectation is turned round with `.not`. */
  readonly opposite: string;
  readonly observed: string;
  /** One line: the reason in words, and what would have helped. */
  readonly why?: string | undefined;
}

/** The reader of a test has used an expectation in a way that says nothing about any run. */
export class MatcherUsageError extends Error {
  override readonly name = 'MatcherUsageError';
}
