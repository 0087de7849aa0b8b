import { type ConnType, TCP } from '../connStats.ts';

/** A counter with the tag `ip_proto`. */
export interface ByProtocol {
  tcp: number;
  udp: number;
}

/** Counters of the tracer. */
export class TracerTelemetry {
  /** `network_tracer.skipped_conns`: closed or active connections left out by a rule. */
  readonly skippedConns: ByProtocol = { tcp: 0, udp: 0 };
  /** `network_tracer.closed_conns`: closes handed to the state, and expired entries. */
  readonly closedConns: ByProtocol = { tcp: 0, udp: 0 };
  /** `network_tracer.expired_tcp_conns` */
  expiredTcpConns = 0;
  /** `iteration_dups`: the walk met an entry again. */
  iterationDups = 0;
  /** `iteration_aborts`: the kernel broke the walk off. */
  iterationAborts = 0;
  /** `pid_collisions`: several processes share a socket; only the first one met gets its retransmits. */
  pidCollisions = 0;

  count(counter: 'skippedConns' | 'closedConns', type: ConnType): void {
    this[counter][type === TCP ? 'tcp' : 'udp'] += 1;
  }
}
