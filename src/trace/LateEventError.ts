/** An event came so late in the file that events behind it in the total order had been handed out. */
export class LateEventError extends Error {
  override readonly name = 'LateEventError';
}
