import type { AnyFieldValue, AnyMessage, AnyValue } from '../schema/anyMessage.ts';
import type { ElementType, Field, Fields, MapField, Message, MessageType } from '../schema/fieldTypes.ts';
import { WIRE_8_BYTES, WIRE_LENGTH, WIRE_VARINT } from './ByteReader.ts';
import { ByteWriter } from './ByteWriter.ts';

/** What differs between agents in how they write. */
export interface WriterSettings {
  /** Puts all pairs of the failure codes into one map entry, as the agent does (a defect). */
  readonly singleFailureEntry: boolean;
}

/**
 * Writes a message as protobuf. As agents with recent message code do, it leaves out what is 0, false or empty; a
 * message that is present is written even when it is empty.
 */
export function writeMessage<F extends Fields>(
  type: MessageType<F>,
  message: Message<F>,
  settings: WriterSettings,
): Uint8Array {
  return writeAny(type, message, settings);
}

function writeAny(type: MessageType, message: Readonly<AnyMessage>, settings: WriterSettings): Uint8Array {
  const writer = new ByteWriter();
  for (const [name, field] of Object.entries(type.fields)) writeField(writer, field, message[name], settings);
  return writer.finish();
}

function writeField(writer: ByteWriter, field: Field, value: AnyFieldValue, settings: WriterSettings): void {
  if (value instanceof Map) {
    if (field.label === 'map') writeMap(writer, field, value, settings);
  } else if (Array.isArray(value)) {
    for (const element of value) writeElement(writer, field.number, field.type, element, settings);
  } else if (value !== undefined && !isZero(value)) {
    writeElement(writer, field.number, field.type, value, settings);
  }
}

function writeMap(
  writer: ByteWriter,
  field: MapField,
  pairs: ReadonlyMap<AnyValue, AnyValue>,
  settings: WriterSettings,
): void {
  let entry = new ByteWriter();
  const isMerged = field.singleEntry && settings.singleFailureEntry;
  for (const [key, value] of pairs) {
    writeElement(entry, 1, field.key, key, settings);
    writeElement(entry, 2, field.type, value, settings);
    if (isMerged) continue;
    writer.tag(field.number, WIRE_LENGTH);
    writer.lengthDelimited(entry.finish());
    entry = new ByteWriter();
  }
  if (!isMerged || pairs.size === 0) return;
  writer.tag(field.number, WIRE_LENGTH);
  writer.lengthDelimited(entry.finish());
}

function writeElement(
  writer: ByteWriter,
  number: number,
  type: ElementType,
  value: AnyValue,
  settings: WriterSettings,
): void {
  if (typeof value === 'bigint' || typeof value === 'boolean') {
    writer.tag(number, WIRE_VARINT);
    writer.varint(BigInt(value));
  } else if (typeof value === 'number') {
    writeNumber(writer, number, type, value);
  } else {
    writer.tag(number, WIRE_LENGTH);
    if (typeof value === 'string') writer.lengthDelimited(Buffer.from(value, 'utf8'));
    else if (value instanceof Uint8Array) writer.lengthDelimited(value);
    else if (typeof type !== 'string' && type.kind === 'message') {
      writer.lengthDelimited(writeAny(type, value, settings));
    }
  }
}

function writeNumber(writer: ByteWriter, number: number, type: ElementType, value: number): void {
  if (type === 'double') {
    writer.tag(number, WIRE_8_BYTES);
    writer.double(value);
    return;
  }
  writer.tag(number, WIRE_VARINT);
  const zigzag = type === 's32' ? ((value << 1) ^ (value >> 31)) >>> 0 : value;
  writer.varint(BigInt(zigzag));
}

function isZero(value: AnyValue): boolean {
  return value === 0 || value === 0n || value === false || value === '';
}
