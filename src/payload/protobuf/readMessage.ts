import {
  type AnyFieldValue,
  type AnyMessage,
  type AnyValue,
  emptyAnyMessage,
  typed,
  zeroValue,
} from '../schema/anyMessage.ts';
import type { ElementType, Field, Fields, MapField, Message, MessageType } from '../schema/fieldTypes.ts';
import { ByteReader, WIRE_8_BYTES, WIRE_LENGTH, WIRE_VARINT } from './ByteReader.ts';

/**
 * Reads a protobuf message the way the agent's own reader does. Unknown fields are skipped.
 *
 * Of a repeated single value the last one counts, messages are merged. Inside one entry of a map, repeated keys and
 * values are ORed bit by bit (the agent's generated code does not clear its variable).
 *
 * @throws MalformedPayload when the bytes end inside a field or are no message
 */
export function readMessage<F extends Fields>(type: MessageType<F>, bytes: Uint8Array): Message<F> {
  return typed(type, readInto(emptyAnyMessage(type), type, new ByteReader(bytes)));
}

function readInto(target: AnyMessage, type: MessageType, reader: ByteReader): AnyMessage {
  while (!reader.atEnd) {
    const { number, wireType } = reader.tag();
    const known = type.byNumber.get(number);
    if (known) target[known.name] = readField(known.field, target[known.name], wireType, reader);
    else reader.skip(wireType);
  }
  return target;
}

function readField(field: Field, before: AnyFieldValue, wireType: number, reader: ByteReader): AnyFieldValue {
  if (field.label === 'map') {
    if (before instanceof Map) before.set(...readEntry(field, wireType, reader));
    return before;
  }
  if (field.label === 'repeated') {
    if (!Array.isArray(before)) return before;
    const wanted = wireTypeOf(field.type);
    if (wireType !== WIRE_LENGTH || wanted === WIRE_LENGTH) {
      before.push(readElement(field.type, wireType, reader));
    } else {
      for (const packed = reader.nested(); !packed.atEnd; ) before.push(readElement(field.type, wanted, packed));
    }
    return before;
  }
  const merged = isMessage(before) ? before : undefined;
  return readElement(field.type, wireType, reader, merged);
}

function readEntry(field: MapField, wireType: number, reader: ByteReader): [AnyValue, AnyValue] {
  if (wireType !== WIRE_LENGTH) throw reader.malformed(`wire type ${wireType} for a map`);
  let key = zeroValue(field.key);
  let value = zeroValue(field.type);
  const entry = reader.nested();
  while (!entry.atEnd) {
    const tag = entry.tag();
    if (tag.number === 1) key = ored(field.key, key, readElement(field.key, tag.wireType, entry));
    else if (tag.number === 2) value = ored(field.type, value, readElement(field.type, tag.wireType, entry));
    else entry.skip(tag.wireType);
  }
  return [key, value];
}

/** Joins a value of a map entry with the one read before it in the same entry. */
function ored(type: ElementType, before: AnyValue, value: AnyValue): AnyValue {
  if (typeof before === 'bigint' && typeof value === 'bigint') return before | value;
  if (typeof before !== 'number' || typeof value !== 'number') return value;
  if (type === 'u32') return (before | value) >>> 0;
  return type === 's32' || type === 'double' ? value : before | value;
}

function readElement(type: ElementType, wireType: number, reader: ByteReader, merged?: AnyMessage): AnyValue {
  if (wireType !== wireTypeOf(type)) throw reader.malformed(`wire type ${wireType} for a value of another kind`);
  if (typeof type !== 'string') {
    if (type.kind === 'enum') return reader.varint32();
    return readInto(merged ?? emptyAnyMessage(type), type, reader.nested());
  }
  switch (type) {
    case 'i32':
      return reader.varint32();
    case 'u32':
      return reader.varint32() >>> 0;
    case 's32': {
      const zigzag = reader.varint32();
      return (zigzag >>> 1) ^ -(zigzag & 1);
    }
    case 'i64':
      return BigInt.asIntN(64, reader.varint64());
    case 'u64':
      return reader.varint64();
    case 'bool':
      return reader.varint64() !== 0n;
    case 'double':
      return reader.double();
    case 'text':
      return reader.text();
    case 'bytes':
      return reader.lengthDelimited();
    default:
      return type satisfies never;
  }
}

function wireTypeOf(type: ElementType): number {
  if (typeof type !== 'string') return type.kind === 'enum' ? WIRE_VARINT : WIRE_LENGTH;
  if (type === 'double') return WIRE_8_BYTES;
  return type === 'text' || type === 'bytes' ? WIRE_LENGTH : WIRE_VARINT;
}

function isMessage(value: AnyFieldValue): value is AnyMessage {
  return (
    typeof value === 'object' && !Array.isArray(value) && !(value instanceof Map) && !(value instanceof Uint8Array)
  );
}
