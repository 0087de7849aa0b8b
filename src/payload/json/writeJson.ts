import type { AnyFieldValue, AnyMessage, AnyValue } from '../schema/anyMessage.ts';
import type { ElementType, Fields, Message, MessageType } from '../schema/fieldTypes.ts';

/**
 * Prints a message as the agent prints it: one line, every field in the order of its declaration, also when it is zero.
 *
 * 64-bit integers are texts, bytes base64, absent bytes and messages `null`, map keys texts in order (numbers by
 * value), enumerations names, or numbers when a value has no name.
 *
 * @upstream gogo/protobuf jsonpb Marshaler with EmitDefaults @ v1.3.2
 */
export function writeJson<F extends Fields>(type: MessageType<F>, message: Message<F>): string {
  return showMessage(type, message);
}

function showMessage(type: MessageType, message: Readonly<AnyMessage>): string {
  const members = Object.entries(type.fields).map(([name, { type }]) => `"${name}":${showField(type, message[name])}`);
  return `{${members.join(',')}}`;
}

function showField(type: ElementType, value: AnyFieldValue): string {
  if (value === undefined) return 'null';
  if (Array.isArray(value)) return `[${value.map((element) => showElement(type, element)).join(',')}]`;
  if (!(value instanceof Map)) return showElement(type, value);
  const pairs = [...value].toSorted(([a], [b]) => compareKeys(a, b));
  return `{${pairs.map(([key, element]) => `${showText(keyText(key))}:${showElement(type, element)}`).join(',')}}`;
}

function showElement(type: ElementType, value: AnyValue): string {
  if (typeof value === 'string') return showText(value);
  if (typeof value === 'bigint') return `"${value}"`;
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Uint8Array) return `"${Buffer.from(value).toString('base64')}"`;
  if (typeof value !== 'number')
    return typeof type !== 'string' && type.kind === 'message' ? showMessage(type, value) : 'null';
  const enumName = typeof type !== 'string' && type.kind === 'enum' ? type.names[value] : undefined;
  return enumName === undefined ? String(value) : `"${enumName}"`;
}

/** Text as Go prints it: what could end a script element is escaped too. */
function showText(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Keys are texts or numbers only. */
function keyText(key: AnyValue): string {
  return typeof key === 'string' ? key : `${Number(key)}`;
}

function compareKeys(a: AnyValue, b: AnyValue): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return Number(a) - Number(b);
}
