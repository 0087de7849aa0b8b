import type { RecordedEvent, RecordedKind } from '../../src/model/events.ts';
import type { Random } from '../../src/sim/random.ts';
import { fieldsOf } from '../../src/trace/recordedKinds.ts';
import { asRecordedEvent } from '../../src/trace/RowDecoder.ts';
import { WireMismatchError, type WireValue } from '../../src/trace/wire.ts';

const WORDS = ['', 'curl', 'a text of more than thirty-one bytes', 'GET /', 'x'.repeat(300)];
const CHOSEN_WORDS = ['tx', 'rx', 'in', 'out', 'exec', 'snapshot', 'first-sight', 'plain', 'tls', 'creator', 'closer'];

/** An event of the kind whose fields have any values that they can have: edges of widths, absent where it may be. */
export function randomEvent(kind: RecordedKind, cseq: number, random: Random): RecordedEvent {
  const event: Record<string, unknown> = { kind };
  for (const [field, { type }] of fieldsOf(kind)) event[field] = field === 'cseq' ? cseq : accepted(type, random);
  return asRecordedEvent(event);
}

/** Draws values until the field takes one. */
function accepted(type: { fromWire(value: WireValue): unknown }, random: Random): unknown {
  for (;;) {
    try {
      return type.fromWire(anyValue(random));
    } catch (error) {
      if (!(error instanceof WireMismatchError)) throw error;
    }
  }
}

function anyValue(random: Random): WireValue {
  switch (random.below(8)) {
    case 0:
      return null;
    case 1:
      return random.below(2) === 1;
    case 2:
      return oneOf([...WORDS, ...CHOSEN_WORDS], random);
    case 3:
      return anyBytes(oneOf([0, 4, 16, 60, 256], random), random);
    case 4:
      return Array.from({ length: random.below(4) }, () => oneOf(WORDS, random));
    case 5:
      return Array.from({ length: oneOf([2, 9], random) }, () => anyInteger(random));
    default:
      return anyInteger(random);
  }
}

/** Of any number of bits up to 64, so that every width on the wire comes up; sometimes negative. */
function anyInteger(random: Random): number | bigint {
  const bits = random.below(65);
  const wide = (BigInt(random.nextU32()) << 32n) | BigInt(random.nextU32());
  const value = BigInt.asUintN(bits, wide);
  if (value > 0xffff_ffffn) return value;
  return random.below(8) === 0 ? -Number(value) : Number(value);
}

function anyBytes(length: number, random: Random): Uint8Array {
  return Uint8Array.from({ length }, () => random.below(256));
}

function oneOf<T>(values: readonly T[], random: Random): T {
  return values[random.below(values.length)]!;
}
