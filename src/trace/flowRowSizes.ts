/** Bytes of one row of the Windows driver's tables, by version of its interface. Rows stand without gaps. */
const ROW_BYTES = new Map([
  [0x17, 188],
  [0x18, 194],
]);

/** Bytes of a row; `undefined` for a version that is not known. */
export function flowRowBytes(api: number): number | undefined {
  return ROW_BYTES.get(api);
}

/** How many rows a read brought; `undefined` when they are no whole rows of their version. */
export function flowRowCount({ api, rows }: { readonly api: number; readonly rows: string }): number | undefined {
  const size = ROW_BYTES.get(api);
  return size === undefined || rows.length % size > 0 ? undefined : rows.length / size;
}

/** `3 rows`, or the bytes where they are no whole rows. */
export function describeRows(read: { readonly api: number; readonly rows: string }): string {
  const count = flowRowCount(read);
  return count === undefined ? `${read.rows.length} bytes` : count === 1 ? '1 row' : `${count} rows`;
}
