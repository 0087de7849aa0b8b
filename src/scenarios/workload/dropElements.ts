/**
 * Leaves out elements of lists, wherever they stand in plain data, as long as the rest is still wanted.
 *
 * @returns data of which no single element can be left out any more, and how many were
 */
export function dropElements<Data>(
  data: Data,
  isWanted: (data: Data) => boolean,
): { readonly data: Data; readonly dropped: number } {
  let small = data;
  let dropped = 0;
  for (let next = droppedOnce(small, isWanted); next; next = droppedOnce(small, isWanted)) {
    small = next.data;
    dropped += 1;
  }
  return { data: small, dropped };
}

function droppedOnce<Data>(data: Data, isWanted: (data: Data) => boolean): { readonly data: Data } | undefined {
  for (const smaller of withoutOne(data)) if (isWanted(smaller as Data)) return { data: smaller as Data };
  return undefined;
}

/** All data that has one element less, outer lists before the lists in their elements. */
function* withoutOne(data: unknown): Generator<unknown> {
  if (typeof data !== 'object' || data === null) return;
  if (Array.isArray(data)) for (let index = 0; index < data.length; index += 1) yield data.toSpliced(index, 1);
  for (const [key, inner] of Object.entries(data)) {
    for (const smaller of withoutOne(inner)) {
      yield Array.isArray(data) ? data.with(Number(key), smaller) : { ...data, [key]: smaller };
    }
  }
}
