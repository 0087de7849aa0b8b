import { MalformedPayload } from '../MalformedPayload.ts';
import { asMembers } from './members.ts';
import { type AnyFieldValue, type AnyMessage, type AnyValue, emptyAnyMessage, typed } from '../schema/anyMessage.ts';
import type { ElementType, Field, Fields, Message, MessageType, Scalar } from '../schema/fieldTypes.ts';

/**
 * Reads a message that was printed as JSON. Unknown fields are skipped; integers may be numbers or texts, enumerations
 * names or numbers, and every field may be missing or `null`.
 *
 * @throws MalformedPayload when the text is no JSON or a value is of the wrong kind
 */
export function readJson<F extends Fields>(type: MessageType<F>, text: string): Message<F> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new MalformedPayload('not a whole JSON value (cut off?)');
  }
  return typed(type, toMessage(type, json, 'the answer'));
}

function toMessage(type: MessageType, json: unknown, place: string): AnyMessage {
  const members = asMembers(json, place);
  const result = emptyAnyMessage(type);
  for (const [name, field] of Object.entries(type.fields)) {
    const member = members.get(name);
    if (member !== undefined && member !== null) result[name] = toField(field, member, name);
  }
  return result;
}

function toField(field: Field, json: unknown, name: string): AnyFieldValue {
  if (field.label === 'single') return toValue(field.type, json, name);
  if (field.label === 'repeated') {
    if (!Array.isArray(json)) throw wrong(name, 'a list');
    return json.map((element: unknown) => toValue(field.type, element, name));
  }
  const pairs = [...asMembers(json, name)];
  return new Map(pairs.map(([key, element]) => [toValue(field.key, key, name), toValue(field.type, element, name)]));
}

function toValue(type: ElementType, json: unknown, name: string): AnyValue {
  if (typeof type === 'string') return toScalar(type, json, name);
  if (type.kind === 'message') return toMessage(type, json, name);
  if (typeof json === 'number' && Number.isInteger(json)) return json;
  const value = typeof json === 'string' ? type.names.indexOf(json) : -1;
  if (value < 0) throw wrong(name, `one of ${type.names.join(', ')}`);
  return value;
}

function toScalar(type: Scalar, json: unknown, name: string): AnyValue {
  switch (type) {
    case 'i64':
    case 'u64':
      return BigInt(toIntegerText(json, name));
    case 'i32':
    case 'u32':
    case 's32':
      return Number(toIntegerText(json, name));
    case 'double':
      if (typeof json !== 'number') throw wrong(name, 'a number');
      return json;
    case 'bool':
      if (typeof json !== 'boolean') throw wrong(name, 'true or false');
      return json;
    case 'text':
      if (typeof json !== 'string') throw wrong(name, 'a text');
      return json;
    case 'bytes':
      if (typeof json !== 'string') throw wrong(name, 'base64 text');
      return Uint8Array.from(Buffer.from(json, 'base64'));
    default:
      return type satisfies never;
  }
}

function toIntegerText(json: unknown, name: string): string {
  if (typeof json === 'number' && Number.isInteger(json)) return BigInt(json).toString();
  if (typeof json === 'string' && /^-?\d+$/.test(json)) return json;
  throw wrong(name, 'an integer');
}

function wrong(name: string, wanted: string): MalformedPayload {
  return new MalformedPayload(`${name} is not ${wanted}`);
}
