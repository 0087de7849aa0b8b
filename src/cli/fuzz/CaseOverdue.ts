/** A worker was ended, because a case did not come to its end. */
export class CaseOverdue extends Error {
  /** Place of the case in the request, from 0. */
  readonly offset: number;
  /** The case was not even drawn: a mistake of the generator. */
  readonly isDrawing: boolean;
  readonly limitMs: number;

  constructor(offset: number, isDrawing: boolean, limitMs: number) {
    super(`a case ${isDrawing ? 'was not drawn' : 'did not end'} within ${limitMs / 1000} s`);
    this.offset = offset;
    this.isDrawing = isDrawing;
    this.limitMs = limitMs;
  }
}
