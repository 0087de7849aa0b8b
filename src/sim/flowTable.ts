import type { Address } from '../model/connStats.ts';
import type { EstabEvent } from '../model/events.ts';

/**
 * What the run knows of one socket end. Filled at establishment; flows are numbered from 1 as the ledger numbers them.
 */
export interface KnownFlow {
  readonly flow: number;
  readonly ck: bigint;
  readonly local: Address;
  readonly localPort: number;
  readonly remote: Address;
  readonly remotePort: number;
  readonly netnsIno: number;
  /** `undefined` for a connection older than the recording. */
  readonly dir: 'in' | 'out' | undefined;
  readonly pid: number;
}

/** The TCP socket ends of a run, by number and by addresses. */
export class FlowTable {
  private readonly flows: KnownFlow[] = [];
  /** By `local>remote`; a later connection with the same addresses replaces an earlier one. */
  private readonly byEnds = new Map<string, number>();

  add(flow: number, event: EstabEvent, pid: number): KnownFlow {
    const known: KnownFlow = {
      flow,
      ck: event.ck,
      local: event.laddr,
      localPort: event.lport,
      remote: event.raddr,
      remotePort: event.rport,
      netnsIno: event.netnsIno ?? 0,
      dir: event.dir,
      pid,
    };
    this.flows[flow] = known;
    this.byEnds.set(endsKey(known.local, known.localPort, known.remote, known.remotePort), flow);
    return known;
  }

  /** The socket end with this number. */
  get(flow: number): KnownFlow | undefined {
    return this.flows[flow];
  }

  /** Number of the other end of a connection; 0 when that end is not on this host (or not yet established). */
  peerOf(flow: KnownFlow): number {
    return this.byEnds.get(endsKey(flow.remote, flow.remotePort, flow.local, flow.localPort)) ?? 0;
  }
}

function endsKey(local: Address, localPort: number, remote: Address, remotePort: number): string {
  return `${local} ${localPort}>${remote} ${remotePort}`;
}

/** A socket end in words: `172.17.0.2:8085 -> 172.17.0.1:55748`. */
export function showFlow({ local, localPort, remote, remotePort }: KnownFlow): string {
  return `${showEnd(local, localPort)} -> ${showEnd(remote, remotePort)}`;
}

function showEnd(address: Address, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
