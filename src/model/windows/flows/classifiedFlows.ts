import type { FlowRow } from './flowRow.ts';

const CLASSIFIED = 1;
const RESPONSE_HTTP = 1;
const REQUEST_NAMES: ReadonlyMap<number, string> = new Map([
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((request) => [request, 'http'] as const),
  [9, 'http2'],
  [10, 'tls'],
  [11, 'redis'],
  [12, 'postgres'],
  [13, 'mysql'],
  [14, 'mongo'],
  [15, 'amqp'],
]);

/**
 * Name under which a closed flow counts in `windows.classified_flows`; the response is asked only when the request
 * tells nothing.
 *
 * @returns `undefined` for a flow that does not count
 * @upstream datadog-agent pkg/network/driver_interface.go classifiedProtocolName @ 02606fe
 */
export function classifiedProtocol(row: FlowRow): string | undefined {
  if (row.classificationStatus !== CLASSIFIED) return undefined;
  return REQUEST_NAMES.get(row.classifyRequest) ?? (row.classifyResponse === RESPONSE_HTTP ? 'http' : undefined);
}
