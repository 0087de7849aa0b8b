/** A value as msgpack carries it. Integers are `number` or `bigint` as the writer chose to pack them. */
export type WireValue = null | boolean | number | bigint | string | Uint8Array | readonly WireValue[] | WireMap;
export interface WireMap {
  readonly [key: string]: WireValue;
}

/** A value that its field cannot have. */
export class WireMismatchError extends Error {
  override readonly name = 'WireMismatchError';

  constructor(expected: string, got: WireValue | undefined) {
    super(`expected ${expected}, got ${showWire(got)}`);
  }
}

/** Whether the value is a map. */
export function isWireMap(value: WireValue | undefined): value is WireMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

/** Whether the value is a list; `Array.isArray` alone does not narrow a readonly list. */
export function isWireList(value: WireValue | undefined): value is readonly WireValue[] {
  return Array.isArray(value);
}

function showWire(value: WireValue | undefined): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return `the text ${JSON.stringify(value.slice(0, 40))}`;
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (isWireList(value)) return `a list of ${value.length}`;
  return isWireMap(value) ? 'a map' : String(value);
}
