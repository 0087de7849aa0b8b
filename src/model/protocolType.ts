/**
 * Protocols that a connection can be classified as, with their numbers in the payload's `ProtocolType`.
 *
 * `0` (not in this table) is "unknown". The kernel and the agent's own list number them differently.
 */
export const PROTOCOL_TYPES = {
  HTTP: 2,
  HTTP2: 3,
  TLS: 4,
  Kafka: 5,
  Mongo: 6,
  Postgres: 7,
  AMQP: 8,
  Redis: 9,
  MySQL: 10,
  gRPC: 11,
} as const;

/** The number of an unclassified protocol layer. */
export const PROTOCOL_UNKNOWN = 0;

export type ProtocolName = keyof typeof PROTOCOL_TYPES;

const NUMBER_BY_NAME = new Map<string, number>(Object.entries(PROTOCOL_TYPES));
const NAME_BY_NUMBER = new Map<number, string>(Object.entries(PROTOCOL_TYPES).map(([name, type]) => [type, name]));

/** Name of a protocol number; `undefined` for 0 and for numbers without a name. */
export function protocolName(type: number): string | undefined {
  return NAME_BY_NUMBER.get(type);
}

/** Number of a protocol name; 0 for a name that is not known. */
export function protocolNumber(name: string): number {
  return NUMBER_BY_NAME.get(name) ?? PROTOCOL_UNKNOWN;
}
