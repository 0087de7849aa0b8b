/** Prints plain data as JSON on one line. A bigint becomes its decimal text: JSON has no wide integers. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner));
}
