import type { HttpTransaction } from '../../../src/model/httpStats.ts';

/** A whole transaction `GET /a` of one millisecond with status 200; the given fields replace its own. */
export function transaction(fields: Partial<HttpTransaction> = {}): HttpTransaction {
  return {
    srcIp: '10.0.0.1',
    srcPort: 40_000,
    dstIp: '10.0.0.2',
    dstPort: 8085,
    requestStartedNs: 1_000_000n,
    responseLastSeenNs: 2_000_000n,
    tags: 0n,
    tcpSeq: 0,
    statusCode: 200,
    method: 1,
    fragment: 'GET /a HTTP/1.1\r\n\r\n',
    hits: 0,
    ...fields,
  };
}

const NS_PER_S = 1_000_000_000n;

/** A request half that started so many seconds after boot. */
export function requestHalf(startedS: number, fields: Partial<HttpTransaction> = {}): HttpTransaction {
  return transaction({
    requestStartedNs: BigInt(startedS) * NS_PER_S,
    responseLastSeenNs: 0n,
    statusCode: 0,
    ...fields,
  });
}

/** A response half that was last seen so many seconds after boot. */
export function responseHalf(lastSeenS: number, fields: Partial<HttpTransaction> = {}): HttpTransaction {
  return transaction({
    requestStartedNs: 0n,
    responseLastSeenNs: BigInt(lastSeenS) * NS_PER_S,
    method: 0,
    fragment: 'HTTP/1.1 200 OK\r\n\r\n',
    ...fields,
  });
}
