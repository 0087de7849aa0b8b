import type { EstabEvent, HttpEvent, RecordedEvent, SegmentEvent } from '../../model/events.ts';
import { isLoopback } from '../isLoopback.ts';
import type { StreamBeginnings } from './StreamBeginnings.ts';
import { PAYLOAD_BYTES_MAX, tcpPacket } from './tcpPacket.ts';

const FLAG = { fin: 1, syn: 2, rst: 4, psh: 8, ack: 16 } as const;
/** More than this that was not recorded is left out, so that a trace of downloads does not become one. */
const FILLED_BYTES_MAX = 1024 * 1024;

/** A packet with where and when it was. */
export interface MadePacket {
  readonly netnsIno: number;
  readonly tNs: number;
  readonly packet: Buffer;
  readonly comment: string | undefined;
}

interface WrittenSocket {
  readonly estab: EstabEvent;
  /** Numbers of the next byte of each direction. */
  readonly next: { tx: number; rx: number };
  /** Its peer is in the trace too: what arrives here was written when it was sent. */
  readonly isInside: boolean;
}

/**
 * Makes packets of recorded sockets: handshake, heads, what was not recorded as zeros, FIN and RST. Each packet is made
 * once, in the namespace that sent it, however many sockets show it.
 */
export class PacketMaker {
  private readonly beginnings: StreamBeginnings;
  private readonly sockets = new Map<bigint, WrittenSocket>();
  /** Cookies by ends. */
  private readonly byEnds = new Map<string, bigint>();
  private packets = 0;

  constructor(beginnings: StreamBeginnings) {
    this.beginnings = beginnings;
  }

  *make(event: RecordedEvent): Generator<MadePacket> {
    if (event.kind === 'estab') yield* this.begin(event);
    else if (event.kind === 'http' || event.kind === 'segment') yield* this.segment(event);
    else if (event.kind === 'close') this.forget(event.ck);
  }

  private *begin(estab: EstabEvent): Generator<MadePacket> {
    const { ck, dir, tNs, pid } = estab;
    const peer = this.byEnds.get(peerKey(estab));
    this.byEnds.set(ownKey(estab), ck);
    const next = { tx: this.beginnings.of(ck, 'tx'), rx: this.beginnings.of(ck, 'rx') };
    const socket = { estab, next, isInside: peer !== undefined };
    this.sockets.set(ck, socket);
    // The other end was first: its handshake is this one's. One without a direction is older than the trace.
    if (peer !== undefined) {
      this.sockets.set(peer, { ...this.sockets.get(peer)!, isInside: true });
      return;
    }
    if (dir === undefined) return;
    const [client, server] = dir === 'out' ? (['tx', 'rx'] as const) : (['rx', 'tx'] as const);
    const before = (side: 'tx' | 'rx') => (next[side] - 1) >>> 0;
    const comment = `handshake, made up from a recorded socket of ${pid === undefined ? 'an unknown process' : `pid ${pid}`}`;
    const empty = Buffer.alloc(0);
    yield this.packet(socket, client, { tNs, seq: before(client), ack: 0, flags: FLAG.syn, payload: empty, comment });
    const answer = { seq: before(server), ack: next[client], flags: FLAG.syn | FLAG.ack };
    yield this.packet(socket, server, { tNs, ...answer, payload: empty, comment: undefined });
    const third = { seq: next[client], ack: next[server], flags: FLAG.ack };
    yield this.packet(socket, client, { tNs, ...third, payload: empty, comment: undefined });
  }

  private *segment(event: HttpEvent | SegmentEvent): Generator<MadePacket> {
    const socket = this.sockets.get(event.ck);
    if (!socket) return;
    const { dir, seq, tNs } = event;
    if (dir === 'rx' && socket.isInside) return;
    const ack = socket.next[dir === 'tx' ? 'rx' : 'tx'];
    const missing = (seq - socket.next[dir]) | 0;
    if (missing > 0 && missing <= FILLED_BYTES_MAX) {
      yield* this.zeros(socket, dir, { tNs, seq: socket.next[dir], ack, bytes: missing });
    }
    const bytes = event.kind === 'http' ? event.payloadBytes : event.lenBytes;
    const head = event.kind === 'http' ? Buffer.from(event.head, 'latin1') : Buffer.alloc(0);
    const first = Buffer.alloc(Math.max(Math.min(bytes, PAYLOAD_BYTES_MAX), head.length));
    head.copy(first);
    const flags = (event.flags ?? FLAG.psh) | FLAG.ack;
    const comment = head.length < first.length ? `${first.length - head.length} bytes were not recorded` : undefined;
    yield this.packet(socket, dir, { tNs, seq, ack, flags, payload: first, comment });
    const rest = bytes - first.length;
    if (rest > 0) yield* this.zeros(socket, dir, { tNs, seq: (seq + first.length) >>> 0, ack, bytes: rest });
    const end = (seq + bytes + ((flags & FLAG.fin) === 0 ? 0 : 1)) >>> 0;
    if (((end - socket.next[dir]) | 0) > 0) this.advance(socket, dir, end);
  }

  /** Both ends of a connection share its numbers. */
  private advance(socket: WrittenSocket, dir: 'tx' | 'rx', end: number): void {
    socket.next[dir] = end;
    if (!socket.isInside) return;
    const peer = this.byEnds.get(peerKey(socket.estab));
    const other = peer === undefined ? undefined : this.sockets.get(peer);
    if (other) other.next[dir === 'tx' ? 'rx' : 'tx'] = end;
  }

  private *zeros(
    socket: WrittenSocket,
    dir: 'tx' | 'rx',
    { tNs, seq, ack, bytes }: { tNs: number; seq: number; ack: number; bytes: number },
  ): Generator<MadePacket> {
    for (let from = 0; from < Math.min(bytes, FILLED_BYTES_MAX); from += PAYLOAD_BYTES_MAX) {
      const payload = Buffer.alloc(Math.min(bytes - from, PAYLOAD_BYTES_MAX));
      const comment = 'payload that was not recorded, as zeros';
      yield this.packet(socket, dir, { tNs, seq: (seq + from) >>> 0, ack, flags: FLAG.ack, payload, comment });
    }
  }

  private packet(
    { estab: { laddr, lport, raddr, rport, netnsIno = 0 } }: WrittenSocket,
    dir: 'tx' | 'rx',
    {
      tNs,
      comment,
      ...rest
    }: { tNs: number; seq: number; ack: number; flags: number; payload: Buffer; comment: string | undefined },
  ): MadePacket {
    this.packets += 1;
    const ends =
      dir === 'tx'
        ? { source: laddr, sourcePort: lport, target: raddr, targetPort: rport }
        : { source: raddr, sourcePort: rport, target: laddr, targetPort: lport };
    return { netnsIno, tNs, packet: tcpPacket({ ...ends, ...rest, id: this.packets }), comment };
  }

  /** A FIN may leave after the close: the socket is remembered until its ends come again. */
  private forget(ck: bigint): void {
    const socket = this.sockets.get(ck);
    if (!socket) return;
    this.closed.push({ ck, ends: ownKey(socket.estab) });
    if (this.closed.length <= CLOSED_MAX) return;
    const oldest = this.closed.shift()!;
    this.sockets.delete(oldest.ck);
    if (this.byEnds.get(oldest.ends) === oldest.ck) this.byEnds.delete(oldest.ends);
  }

  private readonly closed: { readonly ck: bigint; readonly ends: string }[] = [];
}

/** What a connection is known by at one end. Loopback addresses are others in every namespace. */
function ownKey({ netnsIno, laddr, lport, raddr, rport }: EstabEvent): string {
  return `${isLoopback(laddr) ? netnsIno : ''} ${laddr} ${lport} ${raddr} ${rport}`;
}

/** The same at its other end. */
function peerKey({ netnsIno, laddr, lport, raddr, rport }: EstabEvent): string {
  return `${isLoopback(raddr) ? netnsIno : ''} ${raddr} ${rport} ${laddr} ${lport}`;
}

/** Closed sockets that are remembered. */
const CLOSED_MAX = 4096;
