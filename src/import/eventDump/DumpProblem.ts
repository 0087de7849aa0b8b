/** Thrown while one part of a dump of events is read, where the file's name and the place in it are not known. */
export class DumpProblem extends Error {
  override readonly name = 'DumpProblem';
  /** What to do about it, where that is more than to mend the place. */
  readonly remedy: string | undefined;

  constructor(message: string, remedy?: string) {
    super(message);
    this.remedy = remedy;
  }
}
