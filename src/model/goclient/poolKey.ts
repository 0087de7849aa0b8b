import type { HttpHost } from './HttpHost.ts';
import type { TransportConfig } from './TransportConfig.ts';

/** Names the connections of one pool that can stand in for each other. */
export type PoolKey = string;

/**
 * The key of a request: proxy, scheme, host as written, and whether only HTTP/1 will do.
 *
 * Through an HTTP proxy every plain target shares one key: the address is in the request, not in the connection. A name
 * and its address are two keys.
 *
 * @upstream golang/go src/net/http/transport.go connectMethod.key @ go1.19.8
 */
export function poolKeyOf(host: HttpHost, config: TransportConfig, isHttp1Only = false): PoolKey {
  const address = config.proxy !== '' && host.scheme === 'http' ? '' : host.name;
  return [config.proxy, host.scheme, address, isHttp1Only ? 'h1' : ''].join('|');
}
