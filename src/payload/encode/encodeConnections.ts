import type { JoinResult } from '../../model/join/joinHttp.ts';
import type { HttpAggregate } from '../../model/usm/httpAggregates.ts';
import { writeJson } from '../json/writeJson.ts';
import { readMessage } from '../protobuf/readMessage.ts';
import { writeMessage } from '../protobuf/writeMessage.ts';
import { messageOf } from '../schema/anyMessage.ts';
import { AGENT_CONFIGURATION, CONNECTIONS, DNS_ENTRY, ROUTE, SUBNET } from '../schema/connections.ts';
import { Dictionary } from './Dictionary.ts';
import type { EncodablePayload, PayloadSettings } from './EncodablePayload.ts';
import { encodeConn } from './encodeConn.ts';

/**
 * Writes an answer of `/connections` as protobuf.
 *
 * @upstream datadog-agent pkg/network/encoding/marshal/modeler.go ConnectionsModeler @ c45d449
 */
export function encodeConnections(payload: EncodablePayload, settings: PayloadSettings): Uint8Array {
  const dictionaries = { tags: new Dictionary(), routes: new Dictionary(), domains: new Dictionary() };
  const http = sectionsByConn(payload.http);
  const http2 = sectionsByConn(payload.http2);
  const conns = payload.conns.map((conn, index) =>
    encodeConn(conn, { http: http.get(index), http2: http2.get(index) }, dictionaries, settings),
  );
  const message = messageOf(CONNECTIONS, {
    ...payload.telemetry,
    conns,
    dns: new Map([...payload.dns].map(([address, names]) => [address, messageOf(DNS_ENTRY, { names: [...names] })])),
    domains: dictionaries.domains.texts(),
    routes: dictionaries.routes.texts().map((alias) => messageOf(ROUTE, { subnet: messageOf(SUBNET, { alias }) })),
    agentConfiguration: messageOf(AGENT_CONFIGURATION, payload.agentConfiguration),
    tags: dictionaries.tags.texts(),
  });
  return writeMessage(CONNECTIONS, message, settings);
}

/**
 * Writes an answer of `/connections` as JSON: like the agent, by decoding the protobuf form and printing that.
 *
 * So several failure codes of one connection are ORed into one here too.
 */
export function encodeConnectionsJson(payload: EncodablePayload, settings: PayloadSettings): string {
  return writeJson(CONNECTIONS, readMessage(CONNECTIONS, encodeConnections(payload, settings)));
}

function sectionsByConn(joined: JoinResult): ReadonlyMap<number, readonly HttpAggregate[]> {
  return new Map(joined.attachments.map(({ connIndex, group }) => [connIndex, group.elements]));
}
