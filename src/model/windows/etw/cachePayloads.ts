import { AgentCrash } from '../AgentCrash.ts';
import { type ByteText, u16At, u16Text, u32At, u32Text, u64At, u64Text } from '../byteText.ts';
import { readAscii } from './asciiText.ts';
import { readUtf16, utf16Bytes } from './utf16Text.ts';

/** Below this the agent counts a parsing error. */
export const CACHE_HIT_BYTES_MIN = 12;

const CACHE_HIT_BYTES = 16;

/** User data of events 16 (SrvdFrmCache) and 17 (CachedNotModified), version 0. */
export interface CacheHitPayload {
  readonly requestObject: bigint;
  readonly siteId: number;
  readonly sentBytes: number;
}

/** User data of events 25 (AddedCacheEntry) and 27 (FlushedCache), version 0. */
export interface CacheEntryPayload {
  readonly uri: string;
  readonly status: number;
  readonly verb: string;
  readonly headerLength: number;
  readonly contentLength: number;
  readonly expiry: bigint;
}

/** Writes the user data of events 16 and 17. */
export function cacheHitBytes({ requestObject, siteId, sentBytes }: CacheHitPayload): ByteText {
  return u64Text(requestObject) + u32Text(siteId) + u32Text(sentBytes);
}

/** Reads the user data of events 16 and 17; a later version only appends. @returns `undefined` when it is cut */
export function parseCacheHit(data: ByteText): CacheHitPayload | undefined {
  if (data.length < CACHE_HIT_BYTES) return undefined;
  return { requestObject: u64At(data, 0), siteId: u32At(data, 8), sentBytes: u32At(data, 12) };
}

/** Writes the user data of events 25 and 27. */
export function cacheEntryBytes(payload: CacheEntryPayload): ByteText {
  return (
    utf16Bytes(payload.uri) +
    u16Text(payload.status) +
    `${payload.verb}\0` +
    u32Text(payload.headerLength) +
    u32Text(payload.contentLength) +
    u64Text(payload.expiry)
  );
}

/**
 * Reads what the agent takes from event 25: the address, and a status that it never uses.
 *
 * @returns `undefined` when the address is empty
 * @throws AgentCrash when no status follows the address, so for every address without a terminator
 */
export function readAddedUri(data: ByteText): string | undefined {
  const { isFound, text, next } = readUtf16(data, 0);
  if (!isFound) return undefined;
  if (next + 2 > data.length) {
    throw new AgentCrash(
      'index-out-of-range',
      'pkg/network/protocols/http/etw_http_service.go httpCallbackOnHTTPCacheTraceTaskAddedCacheEntry',
      'a cache entry without room for its status',
    );
  }
  return text;
}

/**
 * Reads what the agent takes from event 27.
 *
 * @returns `undefined` when the address is empty
 * @throws AgentCrash when there is no data
 */
export function readFlushedUri(data: ByteText): string | undefined {
  const { isFound, text } = readUtf16(data, 0);
  return isFound ? text : undefined;
}

/** Reads the whole user data of events 25 and 27; a later version only appends. @returns `undefined` when it is cut */
export function parseCacheEntry(data: ByteText): CacheEntryPayload | undefined {
  if (data.length === 0) return undefined;
  const uri = readUtf16(data, 0);
  const verb = uri.next + 2 > data.length ? undefined : readAscii(data, uri.next + 2);
  if (verb === undefined || verb.next + 16 > data.length) return undefined;
  return {
    uri: uri.text,
    status: u16At(data, uri.next),
    verb: verb.text,
    headerLength: u32At(data, verb.next),
    contentLength: u32At(data, verb.next + 4),
    expiry: u64At(data, verb.next + 8),
  };
}
