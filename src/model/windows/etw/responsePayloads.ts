import { AgentCrash } from '../AgentCrash.ts';
import { type ByteText, u16At, u16Text, u32At, u32Text, u64At, u64Text } from '../byteText.ts';
import { readAscii } from './asciiText.ts';

/** Below this the agent counts a parsing error. */
export const RESPONSE_BYTES_MIN = 24;

const RESPONSE_STATUS_OFFSET = 16;
const SEND_STATUS_OFFSET = 8;
const SEND_BYTES = 10;

/** User data of events 4 (RecvResp) and 8 (FastResp). */
export interface ResponsePayload {
  readonly requestId: bigint;
  readonly connectionId: bigint;
  readonly status: number;
  readonly verb: string;
  readonly headerLength: number;
  readonly chunkCount: number;
  readonly cachePolicy: number;
}

/** User data of events 10 to 14 (the end of sending). */
export interface SendPayload {
  readonly requestId: bigint;
  readonly status: number;
}

/** Writes the user data of events 4 and 8. */
export function responseBytes(payload: ResponsePayload): ByteText {
  return (
    u64Text(payload.requestId) +
    u64Text(payload.connectionId) +
    u16Text(payload.status) +
    `${payload.verb}\0` +
    u32Text(payload.headerLength) +
    u16Text(payload.chunkCount) +
    u32Text(payload.cachePolicy)
  );
}

/** Reads what the agent takes from events 4 and 8; the caller has checked the length. */
export function readResponseStatus(data: ByteText): number {
  return u16At(data, RESPONSE_STATUS_OFFSET);
}

/** Reads the whole user data of events 4 and 8. @returns `undefined` when it is cut */
export function parseResponse(data: ByteText): ResponsePayload | undefined {
  const verb = data.length < RESPONSE_BYTES_MIN ? undefined : readAscii(data, RESPONSE_STATUS_OFFSET + 2);
  if (verb === undefined || verb.next + 10 > data.length) return undefined;
  return {
    requestId: u64At(data, 0),
    connectionId: u64At(data, 8),
    status: readResponseStatus(data),
    verb: verb.text,
    headerLength: u32At(data, verb.next),
    chunkCount: u16At(data, verb.next + 4),
    cachePolicy: u32At(data, verb.next + 6),
  };
}

/** Writes the user data of events 10 to 14. */
export function sendBytes({ requestId, status }: SendPayload): ByteText {
  return u64Text(requestId) + u16Text(status);
}

/**
 * Reads what the agent takes from events 10 to 14.
 *
 * @throws AgentCrash when the data ends before the status: the agent does not check the length
 */
export function readSendStatus(data: ByteText): number {
  if (data.length < SEND_BYTES) {
    throw new AgentCrash(
      'index-out-of-range',
      'pkg/network/protocols/http/etw_http_service.go httpCallbackOnHTTPRequestTraceTaskSend',
      `a send event of ${data.length} bytes for a request without a status`,
    );
  }
  return u16At(data, SEND_STATUS_OFFSET);
}

/** Reads the whole user data of events 10 to 14. @returns `undefined` when it is cut */
export function parseSend(data: ByteText): SendPayload | undefined {
  return data.length < SEND_BYTES ? undefined : { requestId: u64At(data, 0), status: readSendStatus(data) };
}
