import { dynamicTags } from '../../model/windows/http/dynamicTags.ts';
import { windowsHttpPath } from '../../model/windows/http/windowsHttpPath.ts';
import { windowsLatencyNs } from '../../model/windows/http/windowsLatency.ts';
import type { IisTags, WindowsTransaction } from '../../model/windows/http/WindowsTransaction.ts';
import type { JsonObject } from '../vector.ts';
import { bigintOf, numberOf, objectOf, textOf } from './fields.ts';

/** Reads a transaction of HTTP.sys as an operation gives it. The handle is 0. */
export function windowsTransactionFromJson(json: JsonObject): WindowsTransaction {
  return {
    family: numberOf(json, 'family'),
    src: textOf(json, 'src'),
    sport: numberOf(json, 'sport'),
    dst: textOf(json, 'dst'),
    dport: numberOf(json, 'dport'),
    requestStartedNs: bigintOf(json, 'requestStarted'),
    responseLastSeenNs: bigintOf(json, 'responseLastSeen'),
    method: numberOf(json, 'method'),
    status: numberOf(json, 'status'),
    maxFragment: numberOf(json, 'maxFragment'),
    fragment: json['fragment'] === undefined ? undefined : textOf(json, 'fragment'),
    appPool: textOf(json, 'appPool'),
    siteId: numberOf(json, 'siteId'),
    siteName: textOf(json, 'siteName'),
    tagsFromJson: tagsOf(json, 'json'),
    tagsFromConfig: tagsOf(json, 'web'),
    hits: 0,
  };
}

/**
 * Writes a transaction, and what the statistics see of it.
 *
 * @param pathBufferBytes - size of the agent's path buffer
 */
export function windowsTransactionToJson(tx: WindowsTransaction, pathBufferBytes: number): JsonObject {
  const path = windowsHttpPath(tx.fragment, pathBufferBytes);
  return {
    src: tx.src,
    sport: tx.sport,
    dst: tx.dst,
    dport: tx.dport,
    family: tx.family,
    requestStarted: tx.requestStartedNs.toString(),
    responseLastSeen: tx.responseLastSeenNs.toString(),
    method: tx.method,
    status: tx.status,
    maxFragment: tx.maxFragment,
    fragmentLen: tx.fragment?.length,
    fragment: withoutTrailingZeros(tx.fragment ?? ''),
    appPool: tx.appPool,
    siteId: tx.siteId,
    siteName: tx.siteName,
    tagsFromJson: { ...tx.tagsFromJson },
    tagsFromConfig: { ...tx.tagsFromConfig },
    path: path?.path,
    fullPath: path?.fullPath,
    lat: windowsLatencyNs(tx),
    dynamicTags: dynamicTags(tx),
  };
}

function tagsOf(json: JsonObject, field: string): IisTags {
  const tags = objectOf(json, field) ?? {};
  return { service: textOf(tags, 'service'), env: textOf(tags, 'env'), version: textOf(tags, 'version') };
}

function withoutTrailingZeros(fragment: string): string {
  let end = fragment.length;
  while (end > 0 && fragment.charCodeAt(end - 1) === 0) end -= 1;
  return fragment.slice(0, end);
}
