import { type ByteText, u16At, u16Text, u32At, u32Text, u64At, u64Text } from '../byteText.ts';
import { readAscii } from './asciiText.ts';
import {
  addressOfFamily,
  AF_INET,
  AF_INET6,
  familyAt,
  readSocketAddress,
  SOCKADDR_IN_BYTES,
  type SocketEnd,
  socketAddressBytes,
} from './socketAddress.ts';
import { readUtf16, utf16Bytes } from './utf16Text.ts';

/** Below these the agent counts a parsing error. */
export const PARSE_BYTES_MIN = 14;
export const DELIVER_BYTES_MIN = 24;

const VERB_OFFSET = 8;
const URL_OFFSET = 12;
const SITE_OFFSET = 16;
const QUEUE_OFFSET = 20;
const REMOTE_OFFSET = 16;

/** User data of event 1 (RecvReq). */
export interface ReceiveRequestPayload {
  readonly requestId: bigint;
  readonly connectionId: bigint;
  readonly remote: SocketEnd;
  /** Windows Server 2022 writes the length of the address in two bytes instead of four. */
  readonly hasShortLength: boolean;
}

/** User data of event 2 (Parse). */
export interface ParsePayload {
  readonly requestObject: bigint;
  /** HTTP.sys' number of the method. */
  readonly verb: number;
  readonly url: string;
}

/** User data of event 3 (Deliver). */
export interface DeliverPayload {
  readonly requestObject: bigint;
  readonly requestId: bigint;
  readonly siteId: number;
  readonly queueName: string;
  readonly url: string;
  readonly status: number;
}

/** User data of event 64 (RequestRejected). */
export interface RejectedPayload {
  readonly requestId: bigint;
  readonly reason: string;
  readonly queueName: string;
}

/** Writes the user data of event 1. */
export function receiveRequestBytes(payload: ReceiveRequestPayload): ByteText {
  const remote = socketAddressBytes(payload.remote);
  const length = payload.hasShortLength ? u16Text(remote.length) : u32Text(remote.length);
  return u64Text(payload.requestId) + u64Text(payload.connectionId) + length + remote;
}

/** Reads the user data of event 1, in either layout. @returns `undefined` when it has neither */
export function parseReceiveRequest(data: ByteText): ReceiveRequestPayload | undefined {
  if (data.length < REMOTE_OFFSET + 2 + SOCKADDR_IN_BYTES) return undefined;
  const addressLength = u16At(data, REMOTE_OFFSET);
  const offset = data.length - addressLength;
  const hasShortLength = offset === REMOTE_OFFSET + 2;
  if (addressLength < SOCKADDR_IN_BYTES || (!hasShortLength && offset !== REMOTE_OFFSET + 4)) return undefined;
  const family = familyAt(data, offset);
  if (family !== AF_INET && family !== AF_INET6) return undefined;
  const { port, bytes } = readSocketAddress(data, offset, addressLength);
  const remote = { address: addressOfFamily(family, bytes), port };
  return { requestId: u64At(data, 0), connectionId: u64At(data, 8), remote, hasShortLength };
}

/** Writes the user data of event 2. */
export function parseBytes({ requestObject, verb, url }: ParsePayload): ByteText {
  return u64Text(requestObject) + u32Text(verb) + utf16Bytes(url);
}

/** Reads what the agent takes from event 2; the caller has checked the length. */
export function readParse(data: ByteText): { readonly verb: number; readonly isFound: boolean; readonly url: string } {
  const { isFound, text } = readUtf16(data, URL_OFFSET);
  return { verb: u32At(data, VERB_OFFSET), isFound, url: text };
}

/** Reads the whole user data of event 2. @returns `undefined` when it is cut */
export function parseParse(data: ByteText): ParsePayload | undefined {
  if (data.length < PARSE_BYTES_MIN) return undefined;
  const { verb, url } = readParse(data);
  return { requestObject: u64At(data, 0), verb, url };
}

/** Writes the user data of event 3. */
export function deliverBytes(payload: DeliverPayload): ByteText {
  return (
    u64Text(payload.requestObject) +
    u64Text(payload.requestId) +
    u32Text(payload.siteId) +
    utf16Bytes(payload.queueName) +
    utf16Bytes(payload.url) +
    u32Text(payload.status)
  );
}

/** Reads what the agent takes from event 3; the caller has checked the length. */
export function readDeliver(data: ByteText): {
  readonly siteId: number;
  readonly isFound: boolean;
  readonly queueName: string;
} {
  const { isFound, text } = readUtf16(data, QUEUE_OFFSET);
  return { siteId: u32At(data, SITE_OFFSET), isFound, queueName: text };
}

/** Reads the whole user data of event 3. @returns `undefined` when it is cut */
export function parseDeliver(data: ByteText): DeliverPayload | undefined {
  if (data.length < DELIVER_BYTES_MIN) return undefined;
  const queue = readUtf16(data, QUEUE_OFFSET);
  if (queue.next >= data.length) return undefined;
  const url = readUtf16(data, queue.next);
  if (url.next + 4 > data.length) return undefined;
  return {
    requestObject: u64At(data, 0),
    requestId: u64At(data, 8),
    siteId: u32At(data, SITE_OFFSET),
    queueName: queue.text,
    url: url.text,
    status: u32At(data, url.next),
  };
}

/** Writes the user data of event 64. */
export function rejectedBytes({ requestId, reason, queueName }: RejectedPayload): ByteText {
  return `${u64Text(requestId)}${reason}\0${utf16Bytes(queueName)}`;
}

/** Reads the user data of event 64. @returns `undefined` when it is cut */
export function parseRejected(data: ByteText): RejectedPayload | undefined {
  const reason = data.length < 8 ? undefined : readAscii(data, 8);
  if (reason === undefined || reason.next >= data.length) return undefined;
  return { requestId: u64At(data, 0), reason: reason.text, queueName: readUtf16(data, reason.next).text };
}
