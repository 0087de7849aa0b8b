import type { ProtocolStack } from '../../connStats.ts';
import { PROTOCOL_TYPES, PROTOCOL_UNKNOWN } from '../../protocolType.ts';
import type { FlowRow } from './flowRow.ts';

const CLASSIFIED = 1;
const REQUEST_HTTP_UNKNOWN = 1;
const REQUEST_HTTP_DELETE = 8;
const REQUEST_HTTP2 = 9;
const REQUEST_TLS = 10;
const RESPONSE_HTTP = 1;
/** Requests that are a protocol of their own, for drivers that know them. */
const APPLICATION_BY_REQUEST = new Map<number, number>([
  [11, PROTOCOL_TYPES.Redis],
  [12, PROTOCOL_TYPES.Postgres],
  [13, PROTOCOL_TYPES.MySQL],
  [14, PROTOCOL_TYPES.Mongo],
  [15, PROTOCOL_TYPES.AMQP],
]);

/** Which values of the driver this generation of the agent knows. */
export interface FlowClassificationRules {
  /** Whether a DELETE is HTTP; the agent of 2024 compares with "less than" and forgets it. */
  readonly deleteClassified: boolean;
  /** Whether the values 11 to 15 have a meaning (interface 0x18). */
  readonly databaseProtocols: boolean;
}

/**
 * The protocol layers of a TCP flow, from what the driver saw of the request and of the response.
 *
 * The response is judged last and replaces all: a TLS request with an HTTP response is no longer TLS.
 *
 * @upstream datadog-agent pkg/network/event_windows.go FlowToConnStat @ c45d449
 */
export function classifyFlow(row: FlowRow, rules: FlowClassificationRules): ProtocolStack {
  if (row.classificationStatus !== CLASSIFIED) return stack({});
  if (row.classifyResponse === RESPONSE_HTTP) {
    const isUpgraded = row.httpUpgradeToH2Accepted === 1;
    return stack({ application: isUpgraded ? PROTOCOL_TYPES.HTTP2 : PROTOCOL_TYPES.HTTP });
  }
  const request = row.classifyRequest;
  const lastHttp = rules.deleteClassified ? REQUEST_HTTP_DELETE : REQUEST_HTTP_DELETE - 1;
  if (request >= REQUEST_HTTP_UNKNOWN && request <= lastHttp) return stack({ application: PROTOCOL_TYPES.HTTP });
  if (request === REQUEST_HTTP2) return stack({ application: PROTOCOL_TYPES.HTTP2 });
  if (request === REQUEST_TLS) return stack({ encryption: PROTOCOL_TYPES.TLS });
  const application = rules.databaseProtocols ? APPLICATION_BY_REQUEST.get(request) : undefined;
  return stack({ application: application ?? PROTOCOL_UNKNOWN });
}

function stack(layers: Partial<ProtocolStack>): ProtocolStack {
  return { api: PROTOCOL_UNKNOWN, application: PROTOCOL_UNKNOWN, encryption: PROTOCOL_UNKNOWN, ...layers };
}
