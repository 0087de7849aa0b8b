/** Data as YAML and JSON know it. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Keys and indexes that lead from the top to a place. */
export type PlainPath = readonly (string | number)[];

/** Whether data is a map. */
export function isPlainMap(value: Plain | undefined): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The data at a place; `undefined` when there is none. */
export function plainAt(data: Plain, path: PlainPath): Plain | undefined {
  let value: Plain | undefined = data;
  for (const step of path) {
    if (isPlainList(value)) value = typeof step === 'number' ? value[step] : undefined;
    else if (isPlainMap(value)) value = Object.hasOwn(value, step) ? value[String(step)] : undefined;
    else return undefined;
  }
  return value;
}

/** The same data with another value at a place that exists. */
export function withPlainAt(data: Plain, path: PlainPath, value: Plain): Plain {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (isPlainList(data)) {
    const index = Number(step);
    return data.with(index, withPlainAt(data[index]!, rest, value));
  }
  if (!isPlainMap(data)) return data;
  // A key keeps its place among the others.
  return { ...data, [step]: withPlainAt(data[step]!, rest, value) };
}

/** What is directly inside a list or a map, in its order. */
export function entriesOf(value: Plain | undefined): readonly (readonly [string | number, Plain])[] {
  if (isPlainList(value)) return [...value.entries()];
  return isPlainMap(value) ? Object.entries(value) : [];
}

/** Whether data is a list. */
export function isPlainList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}
