import type { Address } from '../../../model/connStats.ts';
import type { CaptureCounts } from '../CaptureCounts.ts';
import type { SocketOwners } from '../processes/SocketOwners.ts';
import type { EventSink } from './EventSink.ts';
import type { HalfStream } from './HalfStream.ts';
import { SocketEnd } from './SocketEnd.ts';

/** A socket end that is to be. */
export interface WantedSocket {
  readonly namespace: string;
  readonly local: { readonly address: Address; readonly port: number };
  readonly remote: { readonly address: Address; readonly port: number };
  /** Which side it is on, by the handshake. */
  readonly dir: 'in' | 'out';
  /** The handshake was not captured, so `dir` is a guess. */
  readonly isMidway: boolean;
  readonly tx: HalfStream;
  readonly rx: HalfStream;
}

/** Makes socket ends: numbers them, and finds out whose they are. */
export class SocketFactory {
  private readonly sink: EventSink;
  private readonly counts: CaptureCounts;
  private readonly owners: SocketOwners;
  /** By name of the namespace. */
  private readonly inodes: ReadonlyMap<string, number>;
  /** Cookies of listeners, by namespace, address and port. */
  private readonly listeners = new Map<string, bigint>();
  private cookies = 0n;

  constructor(sink: EventSink, counts: CaptureCounts, owners: SocketOwners, inodes: ReadonlyMap<string, number>) {
    this.sink = sink;
    this.counts = counts;
    this.owners = owners;
    this.inodes = inodes;
  }

  /** A cookie that no socket has. */
  nextCookie(): bigint {
    this.cookies += 1n;
    return this.cookies;
  }

  /** Remembers the socket that takes connections to an address. */
  addListener(namespace: string, address: Address, port: number, ck: bigint): void {
    this.listeners.set(`${namespace} ${address} ${port}`, ck);
  }

  make({ namespace, local, remote, dir, isMidway, tx, rx }: WantedSocket): SocketEnd {
    const owner = this.owners.find({
      namespace,
      local: local.address,
      localPort: local.port,
      remote: remote.address,
      remotePort: remote.port,
      dir: isMidway ? undefined : dir,
    });
    this.counts.sockets += 1;
    if (!owner) this.counts.ownerless += 1;
    const end = new SocketEnd(
      {
        ck: this.nextCookie(),
        netnsIno: this.inodes.get(namespace)!,
        local: local.address,
        localPort: local.port,
        remote: remote.address,
        remotePort: remote.port,
        dir: isMidway ? owner?.dir : dir,
        owner: owner?.process,
        listenerCk: dir === 'in' ? this.listeners.get(`${namespace} ${local.address} ${local.port}`) : undefined,
        isPreexisting: isMidway,
        tx,
        rx,
      },
      this.sink,
    );
    // An accepted socket is told when it is established, as the recorder does.
    if (isMidway || dir === 'out') end.open();
    if (!isMidway && dir === 'out') end.connect();
    return end;
  }
}
