import type { Json, JsonObject, VectorOp } from '../vector.ts';

/** Thrown when a vector does not have the shape that its area promises. */
export class MalformedVectorError extends Error {
  override readonly name = 'MalformedVectorError';
}

/** Refuses an operation that the area does not have: one that is passed over would count as passed. */
export function expectOp(op: VectorOp, known: readonly string[]): void {
  if (!known.includes(op.op)) throw new MalformedVectorError(`unknown operation ${op.op}`);
}

/** A text field; absent is `''`. */
export function textOf(object: JsonObject, field: string): string {
  const value = object[field];
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  throw wrongType(field, 'a text', value);
}

/** A number field; absent is 0. */
export function numberOf(object: JsonObject, field: string): number {
  const value = object[field];
  if (value === undefined || value === null) return 0;
  if (typeof value === 'number') return value;
  throw wrongType(field, 'a number', value);
}

/** A 64-bit integer, written as a decimal text (or as a number when it is small); absent is 0n. */
export function bigintOf(object: JsonObject, field: string): bigint {
  return toBigint(object[field], field);
}

/** A yes-or-no field; absent is `false`. */
export function booleanOf(object: JsonObject, field: string): boolean {
  const value = object[field];
  if (value === undefined || value === null) return false;
  if (typeof value === 'boolean') return value;
  throw wrongType(field, 'true or false', value);
}

/** An object field; absent is `undefined`. */
export function objectOf(object: JsonObject, field: string): JsonObject | undefined {
  const value = object[field];
  if (value === undefined || value === null) return undefined;
  return toObject(value, field);
}

/** A list field; absent is the empty list. */
export function listOf(object: JsonObject, field: string): readonly Json[] {
  const value = object[field];
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  throw wrongType(field, 'a list', value);
}

/** A list of objects; absent is the empty list. */
export function objectsOf(object: JsonObject, field: string): readonly JsonObject[] {
  return listOf(object, field).map((element) => toObject(element, field));
}

/** A list of texts; absent is the empty list. */
export function textsOf(object: JsonObject, field: string): readonly string[] {
  return listOf(object, field).map((element) => {
    if (typeof element === 'string') return element;
    throw wrongType(field, 'a list of texts', element);
  });
}

/** A list of numbers; absent is the empty list. */
export function numbersOf(object: JsonObject, field: string): readonly number[] {
  return listOf(object, field).map((element) => toNumber(element, field));
}

/** Reads a JSON value as a number; absent is 0. */
export function toNumber(value: Json | undefined, field: string): number {
  if (value === undefined || value === null) return 0;
  if (typeof value === 'number') return value;
  throw wrongType(field, 'a number', value);
}

/** Reads a JSON value as a 64-bit integer; absent is 0n. */
export function toBigint(value: Json | undefined, field: string): bigint {
  if (value === undefined || value === null) return 0n;
  if (typeof value === 'string' && /^-?\d+$/.test(value)) return BigInt(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  throw wrongType(field, 'a 64-bit integer', value);
}

/** Reads a JSON value as an object. */
export function toObject(value: Json | undefined, field: string): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw wrongType(field, 'an object', value);
}

function wrongType(field: string, wanted: string, value: Json | undefined): MalformedVectorError {
  return new MalformedVectorError(`field ${field}: expected ${wanted}, found ${JSON.stringify(value)}`);
}
