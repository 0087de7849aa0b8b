/** Bytes of a payload that nobody recorded. */
const BLANK = '\0'.repeat(256);

/** Stands for a payload whose bytes were not recorded: only whether there are any, and that they are no head, counts. */
export function blankPayload(lenBytes: number): string {
  return lenBytes === 0 ? '' : BLANK.slice(0, lenBytes);
}
