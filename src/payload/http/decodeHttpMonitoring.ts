import { type ConnectionKey, HTTP_METHODS, type HttpMethod } from '../../model/httpStats.ts';
import { PayloadError } from '../../errors.ts';
import { asList, asMembers, integerOf, numberOf, textOf } from '../json/members.ts';
import { MalformedPayload } from '../MalformedPayload.ts';

/** What `/debug/http_monitoring` says of one status code; `latencyP50Ns` is 0 for a single request. */
export interface MonitoredStatus {
  readonly count: number;
  readonly firstLatencySample: number;
  readonly latencyP50Ns: number;
}

/** One aggregate of `/debug/http_monitoring`. Path bytes that are not UTF-8 were replaced by the agent. */
export interface MonitoredAggregate extends ConnectionKey {
  readonly path: string;
  readonly method: HttpMethod;
  /** First cached name of the server's address. */
  readonly dns: string;
  readonly byStatus: ReadonlyMap<number, MonitoredStatus>;
  /** Tags of one status code, of whichever the agent visited last; not a union. */
  readonly staticTags: bigint;
  readonly dynamicTags: readonly string[];
}

/**
 * Reads the answer of `/debug/http_monitoring`.
 *
 * @param source - what was read, for the message of an error
 * @throws PayloadError when the text is cut, or when HTTP monitoring is off and the agent said so
 */
export function decodeHttpMonitoring(text: string, source = 'http_monitoring'): MonitoredAggregate[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new PayloadError(source, 'not a whole JSON value (cut off?)');
  }
  if (!Array.isArray(json)) {
    const reason = typeof json === 'object' && json !== null && 'error' in json ? String(json.error) : 'not a list';
    throw new PayloadError(source, reason);
  }
  try {
    return json.map(toAggregate);
  } catch (error) {
    throw error instanceof MalformedPayload ? new PayloadError(source, error.message) : error;
  }
}

function toAggregate(json: unknown): MonitoredAggregate {
  const members = asMembers(json, 'aggregate');
  const client = asMembers(members.get('Client'), 'Client');
  const server = asMembers(members.get('Server'), 'Server');
  const method = HTTP_METHODS.findIndex((name) => name === textOf(members, 'Method'));
  return {
    srcIp: textOf(client, 'IP'),
    srcPort: numberOf(client, 'Port'),
    dstIp: textOf(server, 'IP'),
    dstPort: numberOf(server, 'Port'),
    path: textOf(members, 'Path'),
    method: Math.max(method, 0),
    dns: textOf(members, 'DNS'),
    byStatus: new Map([...asMembers(members.get('ByStatus'), 'ByStatus')].map(toStatus)),
    staticTags: integerOf(members, 'StaticTags'),
    dynamicTags: asList(members.get('DynamicTags'), 'DynamicTags').map(String),
  };
}

function toStatus([status, json]: readonly [string, unknown]): [number, MonitoredStatus] {
  const members = asMembers(json, status);
  return [
    Number(status),
    {
      count: numberOf(members, 'Count'),
      firstLatencySample: numberOf(members, 'FirstLatencySample'),
      latencyP50Ns: numberOf(members, 'LatencyP50'),
    },
  ];
}
