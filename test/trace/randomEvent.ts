import type { RecordedEvent, RecordedKind } from '../../src/model/events.ts';
import type { Random } from '../../src/sim/random.ts';
import { fieldsOf } from '../../src/trace/recordedKinds.ts';
import { asRecordedEvent } from '../../src/trace/RowDecoder.ts';
import { WireMismatchError, type WireValue } from '../../src/trace/wire.ts';

interface Type {
  fromWire(value: WireValue): unknown;
}

const WORDS = ['', 'curl', 'a text of more than thirty-one bytes', 'GET /', 'x'.repeat(300)];
const CHOSEN_WORDS = ['tx', 'rx', 'in', 'out', 'exec', 'snapshot', 'first-sight', 'plain', 'tls', 'creator', 'closer'];
const TABLE_WORDS = ['open', 'closed', 'connect', 'reading', 'sendmsg', 'udp_recv', 'new', 'destroy', 'broadcast'];
/** Many times what a field needs to take a value: more means that none of the words above is one of its own. */
const TRIES_MAX = 100_000;
/** Lengths of the lists of fixed length: losses, counters, the state of a driver's flow. */
const TUPLE_LENGTHS = [2, 9, 13];

/** An event of the kind whose fields have any values that they can have: edges of widths, absent where it may be. */
export function randomEvent(kind: RecordedKind, cseq: number, random: Random): RecordedEvent {
  const event: Record<string, unknown> = { kind };
  for (const [field, { type }] of fieldsOf(kind))
    event[field] = field === 'cseq' ? cseq : accepted(`${kind}.${field}`, type, random);
  return asRecordedEvent(event);
}

/** Draws values until the field takes one. */
function accepted(name: string, type: Type, random: Random): unknown {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const value = random.below(8) === 0 ? anyTuple(type, random) : anyValue(random);
    if (accepts(type, value)) return type.fromWire(value);
  }
  throw new Error(`no value for ${name}: give this file a word that it takes`);
}

function accepts(type: Type, value: WireValue): boolean {
  try {
    type.fromWire(value);
    return true;
  } catch (error) {
    if (!(error instanceof WireMismatchError)) throw error;
    return false;
  }
}

/** A list of fixed length whose elements are drawn one by one: all of them at once would hardly ever fit. */
function anyTuple(type: Type, random: Random): WireValue {
  let values: readonly (number | bigint)[] = Array.from({ length: oneOf(TUPLE_LENGTHS, random) }, () => 0);
  if (!accepts(type, values)) return values;
  for (const place of values.keys()) {
    for (let tries = 0; tries < 8; tries += 1) {
      const tried = values.with(place, anyInteger(random));
      if (accepts(type, tried)) values = tried;
    }
  }
  return values;
}

function anyValue(random: Random): WireValue {
  switch (random.below(7)) {
    case 0:
      return null;
    case 1:
      return random.below(2) === 1;
    case 2:
      return oneOf([...WORDS, ...CHOSEN_WORDS, ...TABLE_WORDS], random);
    case 3:
      return anyBytes(oneOf([0, 4, 16, 60, 256], random), random);
    case 4:
      return Array.from({ length: random.below(4) }, () => oneOf(WORDS, random));
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
