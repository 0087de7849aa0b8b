/**
 * What is set on one transport. Durations are ns; 0 means what Go's zero value means, which is said at each field.
 *
 * A transport literal starts with these zero values: no idle timeout and no limit, unlike Go's default transport.
 *
 * @upstream golang/go src/net/http/transport.go Transport @ go1.19.8
 */
export interface TransportConfig {
  /** Adds `Connection: close` to every request, never pools, never takes from the pool. */
  readonly disableKeepAlives: boolean;
  /** Idle connections of all keys together; 0: no limit. */
  readonly maxIdleConns: number;
  /** Idle connections of one key; 0: two, negative: nothing is ever pooled. */
  readonly maxIdleConnsPerHost: number;
  /** Dialling, active and idle connections of one key; 0: no limit. */
  readonly maxConnsPerHost: number;
  /** 0: an idle connection stays for ever. */
  readonly idleConnTimeoutNs: number;
  /** From the request being written to its headers; 0: never. */
  readonly responseHeaderTimeoutNs: number;
  /** How long a dial takes, with TLS handshake and proxy CONNECT where there are any. */
  readonly dialDelayNs: number;
  /** A dial that would take longer fails then; 0: never. */
  readonly dialTimeoutNs: number;
  /** Address of an HTTP proxy; empty: none. */
  readonly proxy: string;
  /** Connections speak HTTP/2, so that requests share them. Only ever true with TLS. */
  readonly isHttp2: boolean;
}

/** A transport literal without any field: `&http.Transport{}`. */
export const ZERO_TRANSPORT: TransportConfig = {
  disableKeepAlives: false,
  maxIdleConns: 0,
  maxIdleConnsPerHost: 0,
  maxConnsPerHost: 0,
  idleConnTimeoutNs: 0,
  responseHeaderTimeoutNs: 0,
  dialDelayNs: 0,
  dialTimeoutNs: 0,
  proxy: '',
  isHttp2: false,
};

/** `http.DefaultTransport`, for plain HTTP. */
export const DEFAULT_TRANSPORT: TransportConfig = {
  ...ZERO_TRANSPORT,
  maxIdleConns: 100,
  idleConnTimeoutNs: 90_000_000_000,
  dialTimeoutNs: 30_000_000_000,
};

const DEFAULT_IDLE_PER_HOST = 2;

/** How many idle connections one key may have. */
export function idlePerHostMax({ disableKeepAlives, maxIdleConnsPerHost }: TransportConfig): number {
  if (disableKeepAlives || maxIdleConnsPerHost < 0) return 0;
  return maxIdleConnsPerHost === 0 ? DEFAULT_IDLE_PER_HOST : maxIdleConnsPerHost;
}
