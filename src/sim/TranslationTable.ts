import { type Address, type ConnStats, type IpTranslation, TCP, UDP } from '../model/connStats.ts';
import type { NatEvent } from '../model/events.ts';

const PROTO_TCP = 6;

/** What the agent is about to learn: the directions of an entry, by their keys. */
interface Lesson {
  readonly atNs: number;
  readonly ways: readonly (readonly [key: string, other: Way])[];
}

/** Sender and receiver of one direction of an entry. */
interface Way {
  readonly src: Address;
  readonly sport: number;
  readonly dst: Address;
  readonly dport: number;
}

type Asked = Pick<ConnStats, 'source' | 'sport' | 'dest' | 'dport' | 'type' | 'netns'>;

/**
 * What the host's connection tracking holds, and what the agent has learnt of it.
 *
 * The agent learns an entry when it is made, or by the list that it reads at its start, and keeps both directions of
 * one that translates; it forgets them when it has used them for a closed connection, not when the kernel's entry ends.
 *
 * @upstream datadog-agent pkg/network/tracer/ebpf_conntracker.go GetTranslationForConn, DeleteTranslation @ c45d449
 */
export class TranslationTable {
  private readonly rootNetnsIno: number;
  /** By namespace and direction: the other direction. */
  private readonly known = new Map<string, Way>();
  /** Directions of the entries that the kernel has. */
  private readonly live = new Set<string>();
  private readonly lateNs: number;
  /** In order of time. */
  private readonly lessons: Lesson[] = [];
  private hasEvents = false;

  /** @param lateNs - how much later than the kernel the agent learns an entry */
  constructor(rootNetnsIno: number, lateNs = 0) {
    this.rootNetnsIno = rootNetnsIno;
    this.lateNs = lateNs;
  }

  /** The agent learns what is due by now. */
  advanceTo(tNs: number): void {
    for (let lesson = this.lessons[0]; lesson !== undefined && lesson.atNs <= tNs; lesson = this.lessons[0]) {
      for (const [key, other] of lesson.ways) this.known.set(key, other);
      this.lessons.shift();
    }
  }

  apply(event: NatEvent): void {
    this.hasEvents = true;
    const { netnsIno } = event;
    const proto = event.proto === PROTO_TCP ? TCP : UDP;
    const original = { src: event.origSrc, sport: event.origSport, dst: event.origDst, dport: event.origDport };
    const reply = { src: event.replySrc, sport: event.replySport, dst: event.replyDst, dport: event.replyDport };
    const keys = [keyOf(netnsIno, proto, original), keyOf(netnsIno, proto, reply)] as const;
    if (event.event === 'destroy') {
      for (const key of keys) this.live.delete(key);
      return;
    }
    for (const key of keys) this.live.add(key);
    if (event.event === 'update' || !isTranslated(original, reply)) return;
    this.lessons.push({
      atNs: event.tNs + this.lateNs,
      ways: [
        [keys[0], reply],
        [keys[1], original],
      ],
    });
    this.advanceTo(event.tNs);
  }

  /** The other direction of a connection's entry: looked for in the root namespace first, then in its own. */
  translationOf(conn: Asked): IpTranslation | undefined {
    for (const key of this.keysOf(conn)) {
      const way = this.known.get(key);
      if (way === undefined) continue;
      return { replSrcIp: way.src, replSrcPort: way.sport, replDstIp: way.dst, replDstPort: way.dport };
    }
    return undefined;
  }

  /** A closed connection has used its translation: both directions go, in both namespaces. */
  deleteTranslation(conn: Asked): void {
    for (const netns of [this.rootNetnsIno, conn.netns]) {
      const key = keyOf(netns, protocolOf(conn), wayOf(conn));
      const other = this.known.get(key);
      this.known.delete(key);
      if (other) this.known.delete(keyOf(netns, protocolOf(conn), other));
    }
  }

  /** Whether the kernel still has an entry; without any events nobody has recorded that, and it is taken to. */
  isInConntrack(conn: Asked): boolean {
    if (!this.hasEvents) return true;
    return this.keysOf(conn).some((key) => this.live.has(key));
  }

  private keysOf(conn: Asked): readonly string[] {
    return [this.rootNetnsIno, conn.netns].map((netns) => keyOf(netns, protocolOf(conn), wayOf(conn)));
  }
}

function wayOf({ source, sport, dest, dport }: Asked): Way {
  return { src: source, sport, dst: dest, dport };
}

function protocolOf({ type }: Asked): typeof TCP | typeof UDP {
  return type === TCP ? TCP : UDP;
}

function keyOf(netns: number, transport: number, { src, sport, dst, dport }: Way): string {
  return `${netns} ${transport} ${src} ${sport} ${dst} ${dport}`;
}

/** Real translations only: an end of the reply is not the mirrored one, and no port is zero. */
function isTranslated(original: Way, reply: Way): boolean {
  if ([original.sport, original.dport, reply.sport, reply.dport].includes(0)) return false;
  const isMirrored =
    original.src === reply.dst &&
    original.dst === reply.src &&
    original.sport === reply.dport &&
    original.dport === reply.sport;
  return !isMirrored;
}
