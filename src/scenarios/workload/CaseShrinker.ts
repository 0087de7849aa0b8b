/** Makes failing cases of one kind small. Loaded only when something is found: it brings fast-check along. */
export interface CaseShrinker<Case> {
  /** Whether data from a file is a case of this kind. */
  isCase(data: unknown): data is Case;
  /**
   * Makes a case as small as it can be made while it still fails.
   *
   * @param fails - whether a case still shows what was found; it may begin to say no to everything, which ends the search
   * @returns the smallest failing case that was met, `made` itself when nothing smaller fails
   */
  shrink(made: Case, fails: (made: Case) => boolean): ShrunkCase<Case>;
}

/** A failing case, made small. */
export interface ShrunkCase<Case> {
  readonly made: Case;
  /** Steps that it took to come there. */
  readonly shrinks: number;
}
