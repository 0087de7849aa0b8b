import { MalformedPayload } from '../MalformedPayload.ts';

/** The members of a JSON object by name; missing and `null` is an object without members. */
export type Members = ReadonlyMap<string, unknown>;

/** @throws MalformedPayload when the value is something else than an object */
export function asMembers(json: unknown, place: string): Members {
  if (json === undefined || json === null) return new Map();
  if (typeof json !== 'object' || Array.isArray(json)) throw new MalformedPayload(`${place} is not an object`);
  return new Map<string, unknown>(Object.entries(json));
}

/** A list; missing and `null` is the empty list. */
export function asList(json: unknown, place: string): readonly unknown[] {
  if (json === undefined || json === null) return [];
  if (!Array.isArray(json)) throw new MalformedPayload(`${place} is not a list`);
  return json;
}

/** A text; missing and `null` is `''`. */
export function textOf(members: Members, name: string): string {
  const value = members.get(name) ?? '';
  if (typeof value !== 'string') throw new MalformedPayload(`${name} is not a text`);
  return value;
}

/** A number; missing and `null` is 0. */
export function numberOf(members: Members, name: string): number {
  const value = members.get(name) ?? 0;
  if (typeof value !== 'number') throw new MalformedPayload(`${name} is not a number`);
  return value;
}

/** A 64-bit integer, a number or a text; missing and `null` is 0. */
export function integerOf(members: Members, name: string): bigint {
  const value = members.get(name) ?? 0;
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  if (typeof value === 'string' && /^-?\d+$/.test(value)) return BigInt(value);
  throw new MalformedPayload(`${name} is not an integer`);
}
