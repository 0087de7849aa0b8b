import { formatDuration, parseDuration } from '../../scenarios/duration.ts';
import { ddmin, type Holds } from './ddmin.ts';
import { entriesOf, isPlainList, isPlainMap, type Plain, plainAt, type PlainPath, withPlainAt } from './plainData.ts';

/** What is made smaller in a document, and how far. */
export interface DocumentOptions {
  /** Whether a document still shows what is looked for; `false` also for one that makes no sense. */
  readonly holds: Holds<Plain>;
  /** Places at and below which things may be left out, most promising first. */
  readonly roots: readonly PlainPath[];
  /** Keys that stay, with their values as they are. */
  readonly untouched: ReadonlySet<string>;
  /** Keys of counts, which become 1 or as small as they may be. */
  readonly counts: ReadonlySet<string>;
}

/** Times that are plainer than others, most wanted first. */
const PLAIN_TIMES = ['0s', '1ms', '1s', '10s', '30s'] as const;
/** What a time is rounded down to, coarsest first. */
const ROUND_NS = [30_000_000_000, 1_000_000_000, 100_000_000, 1_000_000] as const;

/**
 * Makes a written workload as small as it can be: leaves out steps, then keys at every level, then lowers counts and
 * moves times together, again and again until nothing helps.
 *
 * Dependencies need no rules of their own: a document that uses what is no longer there makes no sense and does not
 * hold.
 *
 * @param document - must hold
 * @returns a document of which no single element or key below the roots can be left out
 */
export async function minimizeDocument(document: Plain, options: DocumentOptions): Promise<Plain> {
  let kept = document;
  // Counts and times first: with them small, all that follows is faster.
  for (let before; before !== kept; ) {
    before = kept;
    for (const root of options.roots) kept = await plainerLeaves(kept, root, options);
    for (const root of options.roots) kept = await withoutParts(kept, root, options);
  }
  return kept;
}

/** Leaves out what is directly at a place, then goes into what is left. */
async function withoutParts(document: Plain, path: PlainPath, options: DocumentOptions): Promise<Plain> {
  const here = plainAt(document, path);
  const entries = entriesOf(here);
  if (here === undefined || entries.length === 0) return document;
  const mayGo = entries.filter(([key]) => !options.untouched.has(String(key)));
  const having = (part: typeof entries): Plain => {
    const isLeft = new Set(part);
    const staying = entries.filter((entry) => isLeft.has(entry) || options.untouched.has(String(entry[0])));
    return withPlainAt(document, path, made(here, staying));
  };
  const left = await ddmin(mayGo, (part) => options.holds(having(part)));
  let kept = left.length === mayGo.length ? document : having(left);
  for (const [key] of entriesOf(plainAt(kept, path))) {
    if (!options.untouched.has(String(key))) kept = await withoutParts(kept, [...path, key], options);
  }
  return kept;
}

function made(original: Plain, entries: readonly (readonly [string | number, Plain])[]): Plain {
  return isPlainMap(original) ? Object.fromEntries(entries) : entries.map(([, value]) => value);
}

/** Every count and time below a place, as plain as it may be. */
async function plainerLeaves(document: Plain, path: PlainPath, options: DocumentOptions): Promise<Plain> {
  const here = plainAt(document, path);
  if (isPlainList(here) || isPlainMap(here)) {
    let kept = document;
    for (const [key] of entriesOf(here)) {
      if (!options.untouched.has(String(key))) kept = await plainerLeaves(kept, [...path, key], options);
    }
    return kept;
  }
  if (here === undefined) return document;
  const plainer = candidates(here, options.counts.has(String(path.at(-1))));
  for (const value of plainer) {
    const tried = withPlainAt(document, path, value);
    if (await options.holds(tried)) return tried;
  }
  return document;
}

/** Plainer values, the plainest first; each of them is smaller, so that this comes to an end. */
function candidates(value: Plain, isCount: boolean): Plain[] {
  if (typeof value === 'number') return isCount ? smallerCounts(value) : [];
  const ns = typeof value === 'string' ? parseDuration(value) : undefined;
  if (ns === undefined) return [];
  const rounded = ROUND_NS.map((unit) => Math.floor(ns / unit) * unit);
  const times = [...PLAIN_TIMES.map((text) => parseDuration(text) ?? 0), ...rounded].filter((time) => time < ns);
  return times.map((time) => (time === 0 ? '0s' : formatDuration(time)));
}

/** 1, then by halves from below: what works first is at most twice as much as is needed, and is tried again. */
function smallerCounts(count: number): number[] {
  const counts: number[] = [];
  for (let smaller = 1; smaller < count; smaller *= 2) counts.push(smaller);
  if (count > 1) counts.push(count - 1);
  return counts;
}
