import { type EtwEvent, NO_CPU } from '../../../src/model/events.ts';
import { type ByteText, u64Text } from '../../../src/model/windows/byteText.ts';
import { connectBytes, connectionObjectBytes } from '../../../src/model/windows/etw/connectionPayloads.ts';
import { ETW_EVENT } from '../../../src/model/windows/etw/etwEventIds.ts';
import { fileTimeOfUnixNs } from '../../../src/model/windows/etw/fileTime.ts';
import { parseBytes, receiveRequestBytes } from '../../../src/model/windows/etw/requestPayloads.ts';
import { responseBytes, sendBytes } from '../../../src/model/windows/etw/responsePayloads.ts';

export const WALL_BASE_NS = 1_700_000_000_000_000_000n;
export const MS_NS = 1_000_000;
const LOCAL = { address: '192.0.2.10', port: 80 };

/** The activity id of a connection or of a request. */
export const activityOf = (name: string): ByteText => name.padEnd(16, '.');

function event(tNs: number, id: number, activityId: ByteText, data: ByteText): EtwEvent {
  return {
    kind: 'etw',
    tNs,
    cpu: NO_CPU,
    cseq: 0,
    ring: 'user',
    fileTime: fileTimeOfUnixNs(WALL_BASE_NS + BigInt(tNs)),
    id,
    version: 0,
    level: 4,
    keyword: 0n,
    activityId,
    relatedActivityId: undefined,
    pid: undefined,
    tid: undefined,
    processor: undefined,
    provider: undefined,
    data,
  };
}

/** ConnConnect of a client at 198.51.100.7. */
export function connect(tNs: number, name: string, port: number): EtwEvent {
  const remote = { address: '198.51.100.7', port };
  const data = connectBytes({ connectionObject: 1n, local: LOCAL, remote });
  return event(tNs, ETW_EVENT.CONNECT, activityOf(name), data);
}

export function cleanup(tNs: number, name: string): EtwEvent {
  return event(tNs, ETW_EVENT.CLEANUP, activityOf(name), connectionObjectBytes(1n));
}

/** A request begins on a connection. */
export function begin(tNs: number, name: string, on: string): EtwEvent {
  const remote = { address: '198.51.100.7', port: 50_000 };
  const data = receiveRequestBytes({ requestId: 1n, connectionId: 1n, remote, hasShortLength: false });
  return { ...event(tNs, ETW_EVENT.RECEIVE_REQUEST, activityOf(on), data), relatedActivityId: activityOf(name) };
}

/** Method and path, status, send: the request is over. */
export function finish(tNs: number, name: string): EtwEvent[] {
  const request = activityOf(name);
  const response = { requestId: 1n, connectionId: 1n, status: 200, verb: 'GET' };
  return [
    event(tNs, ETW_EVENT.PARSE, request, parseBytes({ requestObject: 1n, verb: 4, url: 'http://h:80/a' })),
    event(
      tNs + MS_NS,
      ETW_EVENT.FAST_RESPONSE,
      request,
      responseBytes({ ...response, headerLength: 0, chunkCount: 1, cachePolicy: 0 }),
    ),
    event(tNs + 2 * MS_NS, ETW_EVENT.FAST_SEND, request, sendBytes({ requestId: 1n, status: 200 })),
  ];
}

/** An event about nothing that the agent handles. */
export function other(tNs: number, id: number, name: string): EtwEvent {
  return event(tNs, id, activityOf(name), u64Text(1n));
}
