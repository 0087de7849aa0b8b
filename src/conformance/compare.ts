import type { Json } from './vector.ts';

/** First field in which two answers differ. */
export interface Difference {
  readonly field: string;
  readonly expected: string;
  readonly got: string;
}

/** What changes the comparison of single fields. */
export interface CompareOptions {
  /** Fields (by last name) compared with a relative tolerance instead of exactly. */
  readonly tolerance?: ReadonlyMap<string, number>;
  /** Fields (by last name) that are not compared. */
  readonly ignore?: ReadonlySet<string>;
}

/**
 * Compares an answer with what the real agent said; an absent field equals its zero value.
 *
 * Zero values are `""`, `0`, `"0"`, `false`, `null`, empty lists and empty objects (also objects of zero values).
 *
 * @returns the first difference in the order of the expected fields, or `undefined`
 */
export function firstDifference(
  expected: Json | undefined,
  got: Json | undefined,
  options: CompareOptions = {},
  field = '',
): Difference | undefined {
  if (expected === got) return undefined;
  if (isZero(expected) && isZero(got)) return undefined;
  if (Array.isArray(expected) && Array.isArray(got)) return differenceOfLists(expected, got, options, field);
  if (isObject(expected) && isObject(got)) return differenceOfObjects(expected, got, options, field);
  if (isObject(expected) && isZero(got)) return differenceOfObjects(expected, {}, options, field);
  if (isObject(got) && isZero(expected)) return differenceOfObjects({}, got, options, field);
  if (withinTolerance(expected, got, field, options)) return undefined;
  return { field: field === '' ? '(answer)' : field, expected: show(expected), got: show(got) };
}

function differenceOfLists(
  expected: readonly Json[],
  got: readonly Json[],
  options: CompareOptions,
  field: string,
): Difference | undefined {
  const length = Math.max(expected.length, got.length);
  if (expected.length !== got.length) {
    for (let index = 0; index < Math.min(expected.length, got.length); index += 1) {
      const inner = firstDifference(expected[index], got[index], options, `${field}[${index}]`);
      if (inner) return inner;
    }
    return { field: `${field}.length`, expected: String(expected.length), got: String(got.length) };
  }
  for (let index = 0; index < length; index += 1) {
    const inner = firstDifference(expected[index], got[index], options, `${field}[${index}]`);
    if (inner) return inner;
  }
  return undefined;
}

function differenceOfObjects(
  expected: { [key: string]: Json | undefined },
  got: { [key: string]: Json | undefined },
  options: CompareOptions,
  field: string,
): Difference | undefined {
  const keys = [...new Set([...Object.keys(expected), ...Object.keys(got)])];
  for (const key of keys) {
    if (options.ignore?.has(key)) continue;
    const inner = firstDifference(expected[key], got[key], options, field === '' ? key : `${field}.${key}`);
    if (inner) return inner;
  }
  return undefined;
}

function withinTolerance(
  expected: Json | undefined,
  got: Json | undefined,
  field: string,
  options: CompareOptions,
): boolean {
  const tolerance = options.tolerance?.get(field.slice(field.lastIndexOf('.') + 1));
  if (tolerance === undefined || typeof expected !== 'number' || typeof got !== 'number') return false;
  return Math.abs(expected - got) <= Math.abs(expected) * tolerance;
}

function isObject(value: Json | undefined): value is { [key: string]: Json | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isZero(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '' || value === 0 || value === '0' || value === false) {
    return true;
  }
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === 'object') return Object.values(value).every(isZero);
  return false;
}

function show(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 197)}...` : text;
}
