/** Bytes of a payload that nobody recorded. */
const BLANK = '\0'.repeat(256);

/** Stands for a payload that was not recorded: only whether there is one, and that it is no head, counts. */
export function blankPayload(lenBytes: number): string {
  return lenBytes === 0 ? '' : BLANK.slice(0, lenBytes);
}
