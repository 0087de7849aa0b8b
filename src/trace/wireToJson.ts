import { isWireList, type WireValue } from './wire.ts';

/** A JSON value; integers above 2^53 are decimal text. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonMap;
export interface JsonMap {
  readonly [key: string]: JsonValue;
}

/**
 * Turns a wire value into JSON. Whether a writer packed an integer short (number) or long (bigint) makes no difference:
 * what is exact as a number becomes one, what is not becomes decimal text. Bytes become hexadecimal text.
 */
export function wireToJson(value: WireValue): JsonValue {
  if (typeof value === 'bigint') return isExact(value) ? Number(value) : value.toString();
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (isWireList(value)) return value.map(wireToJson);
  return wireMapToJson(value);
}

/** The same for a map. */
export function wireMapToJson(map: { readonly [key: string]: WireValue }): JsonMap {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, wireToJson(value)]));
}

function isExact(value: bigint): boolean {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER);
}
