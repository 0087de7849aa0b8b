import type { BlockBytes } from './BlockBytes.ts';

const OPTION_TIME_RESOLUTION = 9;
const OPTION_TIME_OFFSET = 14;
const NS_PER_SECOND = 1_000_000_000n;
/** Microseconds, where nothing is said. */
const DEFAULT_RESOLUTION = 6;
const BINARY_RESOLUTION = 0x80;
/** Finer than this no clock is: 10^-19 and 2^-63 are what 64 bits can count one second in. */
const DECIMAL_MAX = 19;
const BINARY_MAX = 63;

/** An interface as its description block tells it. */
export interface CaptureInterface {
  readonly link: number;
  readonly snapBytes: number;
  /** Units of its clock in a second. */
  readonly unitsPerSecond: bigint;
  readonly offsetSeconds: bigint;
}

/** Reads an interface description block, which begins with the link type. @returns what is wrong with it as a text */
export function captureInterface(body: BlockBytes): CaptureInterface | string {
  if (body.length < 8) return 'an interface description that is too short';
  let resolution = DEFAULT_RESOLUTION;
  let offsetSeconds = 0n;
  for (const { code, value } of body.options(8)) {
    if (code === OPTION_TIME_RESOLUTION && value.length >= 1) resolution = value.bytes[0]!;
    if (code === OPTION_TIME_OFFSET && value.length >= 8) offsetSeconds = BigInt.asIntN(64, value.u64(0));
  }
  const unitsPerSecond = unitsOf(resolution);
  if (unitsPerSecond === undefined) return `an interface with the impossible time resolution ${resolution}`;
  return { link: body.u16(0), snapBytes: body.u32(4), unitsPerSecond, offsetSeconds };
}

/** A time stamp of two halves in ns since 1970. */
export function timeNsOf({ unitsPerSecond, offsetSeconds }: CaptureInterface, high: number, low: number): bigint {
  const units = (BigInt(high) << 32n) | BigInt(low);
  return offsetSeconds * NS_PER_SECOND + (units * NS_PER_SECOND) / unitsPerSecond;
}

function unitsOf(resolution: number): bigint | undefined {
  const exponent = resolution & ~BINARY_RESOLUTION;
  if ((resolution & BINARY_RESOLUTION) !== 0) return exponent > BINARY_MAX ? undefined : 1n << BigInt(exponent);
  return exponent > DECIMAL_MAX ? undefined : BigInt(`1${'0'.repeat(exponent)}`);
}
