import type { Ring } from '../model/events.ts';

/**
 * Hands out the fields of one record one after the other, in the order of `RECORDED_KINDS`: each call reads the next
 * field. One implementation reads rows, another one columns, so that a kind of event is put together in one place
 * (`eventMakers.ts`) for both.
 *
 * A reader does not throw: it refuses what it does not know for sure, and the record is then decoded the general way,
 * which finds the right value or the right words for what is wrong.
 */
export interface FieldReader {
  tNs(): number;
  cpu(): number;
  cseq(): number;
  ring(): Ring;
  /** Whether the next field is absent; it is passed over then, with all its parts. */
  isAbsent(): boolean;
  /** The next field is a list of this length, whose elements are read as fields. */
  parts(count: number): void;
  u8(): number;
  u16(): number;
  u32(): number;
  i32(): number;
  safeUint(): number;
  u64(): bigint;
  bool(): boolean;
  text(): string;
  /** One character (0 to 255) per byte. */
  bytes(): string;
  /** Bytes that columns hold without a dictionary, see `blobType.ts`. */
  blob(): string;
  address(): string;
  oneOf<T extends string>(words: readonly T[]): T;
  texts(): readonly string[];
}
