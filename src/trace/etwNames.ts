import { guidBytes, guidText } from './guid.ts';

/** The provider of an event that names none. */
const HTTP_SERVICE = 'Microsoft-Windows-HttpService';

const PROVIDER_NAMES = new Map([
  [guidBytes('dd5ef90a-6398-47a4-ad34-4dcecdef795f'), HTTP_SERVICE],
  [guidBytes('2f07e2ee-15db-40f1-90ef-9d7ba282188a'), 'Microsoft-Windows-TCPIP'],
]);

/** Events of the HTTP service that the agent handles, and ConnClose, which it once did. */
const HTTP_SERVICE_EVENTS = new Map([
  [1, 'RecvReq'],
  [2, 'Parse'],
  [3, 'Deliver'],
  [4, 'RecvResp'],
  [8, 'FastResp'],
  [10, 'SendComplete'],
  [11, 'CachedAndSend'],
  [12, 'FastSend'],
  [13, 'ZeroSend'],
  [14, 'LastSndError'],
  [16, 'SrvdFrmCache'],
  [17, 'CachedNotModified'],
  [21, 'ConnConnect'],
  [23, 'ConnClose'],
  [24, 'ConnCleanup'],
  [25, 'AddedCacheEntry'],
  [27, 'FlushedCache'],
  [34, 'SslConnEvent'],
  [64, 'RequestRejected'],
]);

/** Name of a provider (16 raw bytes; absent is the HTTP service), or its GUID in text. */
export function etwProviderName(provider: string | undefined): string {
  if (provider === undefined) return HTTP_SERVICE;
  return PROVIDER_NAMES.get(provider) ?? guidText(provider);
}

/** Whether the event is one of the HTTP service. */
export function isHttpService(provider: string | undefined): boolean {
  return etwProviderName(provider) === HTTP_SERVICE;
}

/** `12 FastSend`; the number alone where the agent has no use for it; with the provider where that is another one. */
export function etwEventName(id: number, provider: string | undefined): string {
  if (!isHttpService(provider)) return `${id} of ${etwProviderName(provider)}`;
  const name = HTTP_SERVICE_EVENTS.get(id);
  return name === undefined ? `${id}` : `${id} ${name}`;
}
