import type { ElementType, Field, Fields, Message, MessageType } from './fieldTypes.ts';

/** A message whose type is known only at run time. */
export interface AnyMessage {
  [name: string]: AnyFieldValue;
}
export type AnyValue = number | bigint | boolean | string | Uint8Array | AnyMessage;
export type AnyFieldValue = AnyValue | undefined | AnyValue[] | Map<AnyValue, AnyValue>;

/** A message of the given type with the zero value in every field. */
export function emptyAnyMessage(type: MessageType): AnyMessage {
  const empty: AnyMessage = {};
  for (const [name, field] of Object.entries(type.fields)) empty[name] = emptyField(field);
  return empty;
}

/** The zero value of an element; bytes and messages as elements of lists and maps are empty, not absent. */
export function zeroValue(type: ElementType): AnyValue {
  if (typeof type !== 'string') return type.kind === 'enum' ? 0 : emptyAnyMessage(type);
  if (type === 'i64' || type === 'u64') return 0n;
  if (type === 'bool') return false;
  if (type === 'text') return '';
  return type === 'bytes' ? new Uint8Array() : 0;
}

/** Gives run-time data its static type. The data must have been made for exactly this type. */
export function typed<F extends Fields>(_type: MessageType<F>, data: AnyMessage): Message<F> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the readers fill every field by this very type
  return data as Message<F>;
}

/** A message of the given type with the zero value in every field, to be filled in by name. */
export function emptyMessage<F extends Fields>(type: MessageType<F>): Message<F> {
  return typed(type, emptyAnyMessage(type));
}

/** A message from some of its fields; the others have their zero value. */
export function messageOf<F extends Fields>(type: MessageType<F>, fields: Partial<Message<F>>): Message<F> {
  return { ...emptyMessage(type), ...fields };
}

function emptyField(field: Field): AnyFieldValue {
  if (field.label === 'repeated') return [];
  if (field.label === 'map') return new Map();
  const isOptional = field.type === 'bytes' || (typeof field.type !== 'string' && field.type.kind === 'message');
  return isOptional ? undefined : zeroValue(field.type);
}
