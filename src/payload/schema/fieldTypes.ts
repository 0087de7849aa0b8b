/**
 * Numbers and texts of a message: 32 and 64 bit integers as varints (`s32` zigzag), 8-byte floats, UTF-8 text and
 * bytes.
 *
 * 64-bit integers are read as bigint, all others as number.
 */
export type Scalar = 'i32' | 'i64' | 'u32' | 'u64' | 's32' | 'double' | 'bool' | 'text' | 'bytes';

/** A number with names for its first values; a number without a name is kept as it is. */
export interface EnumType {
  readonly kind: 'enum';
  readonly names: readonly string[];
}

/** A message: its fields in the order in which they are printed as JSON. */
export interface MessageType<F extends Fields = Fields> {
  readonly kind: 'message';
  readonly fields: F;
  readonly byNumber: ReadonlyMap<number, { readonly name: string; readonly field: Field }>;
}

export type ElementType = Scalar | EnumType | MessageType;

export interface SingleField<T extends ElementType = ElementType> {
  readonly label: 'single';
  readonly number: number;
  readonly type: T;
}
export interface RepeatedField<T extends ElementType = ElementType> {
  readonly label: 'repeated';
  readonly number: number;
  readonly type: T;
}
export interface MapField<K extends Scalar = Scalar, V extends ElementType = ElementType> {
  readonly label: 'map';
  readonly number: number;
  readonly key: K;
  readonly type: V;
  /** The agent's writer puts all pairs into one entry, where its own reader ORs them together (a defect). */
  readonly singleEntry: boolean;
}
export type Field = SingleField | RepeatedField | MapField;
export type Fields = Readonly<Record<string, Field>>;

/** The value of one element. */
export type ValueOf<T extends ElementType> = T extends 'i64' | 'u64'
  ? bigint
  : T extends 'bool'
    ? boolean
    : T extends 'text'
      ? string
      : T extends 'bytes'
        ? Uint8Array
        : T extends MessageType<infer F>
          ? Message<F>
          : number;

/** The value of a field; absent bytes and messages are `undefined`, everything else has a zero value. */
export type FieldValue<F extends Field> =
  F extends SingleField<infer T>
    ? T extends 'bytes' | MessageType
      ? ValueOf<T> | undefined
      : ValueOf<T>
    : F extends RepeatedField<infer T>
      ? ValueOf<T>[]
      : F extends MapField<infer K, infer V>
        ? Map<ValueOf<K>, ValueOf<V>>
        : never;

/** A message as plain data. */
export type Message<F extends Fields> = { [Name in keyof F]: FieldValue<F[Name]> };

/** The plain data of a message type. */
export type MessageOf<T extends MessageType> = T extends MessageType<infer F> ? Message<F> : never;

export function single<const T extends ElementType>(number: number, type: T): SingleField<T> {
  return { label: 'single', number, type };
}

export function repeated<const T extends ElementType>(number: number, type: T): RepeatedField<T> {
  return { label: 'repeated', number, type };
}

export function mapOf<const K extends Scalar, const V extends ElementType>(
  number: number,
  key: K,
  type: V,
  options: { readonly singleEntry?: boolean } = {},
): MapField<K, V> {
  return { label: 'map', number, key, type, singleEntry: options.singleEntry ?? false };
}

export function enumOf(...names: readonly string[]): EnumType {
  return { kind: 'enum', names };
}

export function message<F extends Fields>(fields: F): MessageType<F> {
  const byNumber = new Map(Object.entries(fields).map(([name, field]) => [field.number, { name, field }]));
  return { kind: 'message', fields, byNumber };
}
