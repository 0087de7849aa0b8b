/** One thing of a run under a name, as text that is equal for equal things. */
export type Step = readonly [name: string, shown: string];

/** What a run left behind, step by step: two runs of one workload must leave the same. */
export interface RunSteps {
  /** What the agent left to chance, question by question; the question is the name, the answer is shown. */
  readonly choices: readonly Step[];
  /** What came of it, in parts, in the order in which causes come before effects. */
  readonly effects: readonly (readonly Step[])[];
}
