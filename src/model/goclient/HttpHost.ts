import type { SocketFamily } from './leak/LeakObservations.ts';

/** A server, as its clients know it. */
export interface HttpHost {
  /** As written in the URL: a name and its address are two hosts. */
  readonly name: string;
  readonly scheme: 'http' | 'https';
  readonly family: SocketFamily;
  /** A server that closes connections on which it has had nothing to do for so long, in ns; 0: never. */
  readonly closesIdleAfterNs: number;
  /** A host where nobody listens: every dial fails. */
  readonly refusesDials: boolean;
}

/** A server that keeps every connection for ever. */
export function patientHost(name: string, family: SocketFamily = 'tcp4'): HttpHost {
  return { name, scheme: 'http', family, closesIdleAfterNs: 0, refusesDials: false };
}
