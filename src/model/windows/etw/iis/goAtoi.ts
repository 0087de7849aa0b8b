const DECIMAL = /^[+-]?[0-9]+$/;
const INT64_MAX = 0x7fff_ffff_ffff_ffffn;

/**
 * Reads a whole number as Go does on a 64-bit machine: digits with an optional sign, within 64 bits.
 *
 * @returns `undefined` for anything else
 * @upstream go strconv Atoi @ go1.22
 */
export function goAtoi(text: string): bigint | undefined {
  if (!DECIMAL.test(text)) return undefined;
  const value = BigInt(text);
  return value > INT64_MAX || value < -INT64_MAX - 1n ? undefined : value;
}
