/** Thrown for a mistake of flowproof itself, never for a wrong trace or scenario. */
export class BrokenInvariantError extends Error {
  override readonly name = 'BrokenInvariantError';
}

/** Checks something that only a bug of ours can break. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new BrokenInvariantError(message);
}

/** Ends a `switch` over a tagged union: a new member fails to compile wherever it is not handled. */
export function assertNever(value: never): never {
  throw new BrokenInvariantError(`unhandled case: ${String(value)}`);
}
