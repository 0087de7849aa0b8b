import { FIRST_CHOICES } from '../../../../src/model/choices.ts';
import { IPV4, TCP } from '../../../../src/model/connStats.ts';
import { HTTP_METHODS, type HttpTransaction } from '../../../../src/model/httpStats.ts';
import { ProtocolStackMap } from '../../../../src/model/kernel/protocolStackMap.ts';
import type { ConnTuple } from '../../../../src/model/kernel/tuple.ts';
import { Ledger } from '../../../../src/model/ledger/ledger.ts';
import type { AgentProfile } from '../../../../src/model/profile.ts';
import { findProfile } from '../../../../src/model/profiles.ts';
import { applyToggle, findToggle, refuseToggleValue } from '../../../../src/model/toggles.ts';
import { httpPath } from '../../../../src/model/usm/httpPath.ts';
import { UsmCapture } from '../../../../src/model/usm/UsmCapture.ts';

const RANGE = [32_768, 60_999] as const;
const BOOT_UNIX_NS = 1_700_000_000_000_000_000n;
const ACK = 0x10;
const FIN = 0x11;
const RST = 0x14;

/** One connection; `cpu` is where its packets and calls are seen. */
export interface Peer {
  readonly client?: string;
  readonly sport?: number;
  readonly server?: string;
  readonly dport?: number;
  readonly cpu?: number;
  readonly tls?: boolean;
}

/** The agent of October 2024 with some toggles set, `id=value` each. */
export function profileWith(toggles: readonly string[]): AgentProfile {
  let profile = findProfile('agent-7.60')!;
  for (const text of toggles) {
    const [id = '', value = ''] = text.split('=');
    const toggle = findToggle(id);
    if (toggle === undefined || refuseToggleValue(toggle, value) !== undefined) throw new Error(`no toggle ${text}`);
    profile = applyToggle(profile, toggle, value);
  }
  return profile;
}

/** What user space was given: status, path of a request, latency in ns where both ends are known. */
export type Delivered = readonly [status: number, path: string | undefined, latencyNs: number | undefined];

/**
 * HTTP capture as the agent wires it, with a ledger beside it. Each message is a segment, or a call of a TLS library;
 * time is told in ns since boot, and stands still unless a time is given.
 */
export class MuseumBench {
  readonly ledger = new Ledger();
  readonly capture: UsmCapture;
  readonly delivered: HttpTransaction[] = [];
  /** First latency of each status of each key, in the order of the rows of all polls. */
  readonly latencies: number[] = [];
  /** Hits in all polls. */
  counted = 0;
  nowNs = 1n;
  /** Whether requests are captured by the ledger. */
  isBooked = true;
  #seq = 1;

  constructor(...toggles: readonly string[]) {
    this.capture = new UsmCapture({
      profile: profileWith(toggles).usm,
      numCpus: 2,
      stacks: new ProtocolStackMap({ capacity: 100, ephemeralRange: RANGE }),
      choices: FIRST_CHOICES,
      tracker: this.ledger,
      observer: { eventDelivered: (event) => this.delivered.push({ ...event }) },
    });
  }

  /** The client sends a request. */
  q(path: string, peer: Peer = {}, atNs?: number): this {
    return this.#send('client', `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`, ACK, peer, atNs);
  }

  /** A request whose segment also ends the connection. */
  qFin(path: string, peer: Peer = {}, atNs?: number): this {
    return this.#send('client', `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`, FIN, peer, atNs);
  }

  /** The server answers. */
  p(status: number, peer: Peer = {}, atNs?: number): this {
    return this.#send('server', `HTTP/1.1 ${status} X\r\n\r\n`, ACK, peer, atNs);
  }

  fin(peer: Peer = {}, atNs?: number): this {
    if (peer.tls !== true) return this.#send('client', '', FIN, peer, atNs);
    const { tls } = this.capture;
    tls.onClose({ cpu: peer.cpu ?? 0, timeNs: this.#at(atNs), tuple: tupleOf('client', peer), isFromTcpClose: false });
    return this;
  }

  rst(peer: Peer = {}): this {
    return this.#send('client', '', RST, peer, undefined);
  }

  /** A whole exchange that is over at once: one event. */
  exchange(path: string, peer: Peer = {}): this {
    return this.q(path, peer).p(200, peer).fin(peer);
  }

  /** A packet is received on a CPU; user space takes what is sent then. */
  trigger(cpu = 0): this {
    this.capture.networkReceive(cpu);
    this.capture.takePages();
    return this;
  }

  /**
   * A poll, which reads the pages that were not sent. The payload goes out at once.
   *
   * @returns `path status count` for what was counted
   */
  poll(atNs?: number): string[] {
    const monotonicNs = this.#at(atNs);
    const stats = this.capture.poll({ wallNs: BOOT_UNIX_NS + monotonicNs, monotonicNs });
    const rows: string[] = [];
    for (const { key, stats: requests } of stats.values()) {
      for (const [status, { count, hits, firstLatencySample }] of requests.byStatus) {
        this.latencies.push(firstLatencySample);
        this.counted += count;
        rows.push(`${HTTP_METHODS[key.method]} ${key.path} ${status} ${count}`);
        this.ledger.shipHits(hits, 'client', { service: 'client' });
      }
    }
    return rows;
  }

  /** Events that user space was given, complete ones and halves. */
  get events(): Delivered[] {
    return this.delivered.map(({ statusCode, fragment, requestStartedNs, responseLastSeenNs }) => {
      const isWhole = requestStartedNs !== 0n && statusCode !== 0;
      const path = requestStartedNs === 0n ? undefined : httpPath(fragment)?.path;
      return [statusCode, path, isWhole ? Number(responseLastSeenNs - requestStartedNs) : undefined];
    });
  }

  /** What became of the requests: shipped once, shipped again, in flight, and ended by reason. */
  get fates(): Record<string, number> {
    const { shipped, duplicated, inFlight, byReason } = this.ledger.totals();
    const named = Object.entries({ shipped, duplicated, inFlight, ...Object.fromEntries(byReason) });
    return Object.fromEntries(named.filter(([, hits]) => hits > 0));
  }

  #at(atNs: number | undefined): bigint {
    if (atNs !== undefined) this.nowNs = BigInt(atNs);
    return this.nowNs;
  }

  #send(from: 'client' | 'server', payload: string, flags: number, peer: Peer, atNs: number | undefined): this {
    const timeNs = atNs === undefined ? (this.nowNs += 1n) : this.#at(atNs);
    const hits = payload.startsWith('GET') ? this.#captured() : 0;
    const at = { cpu: peer.cpu ?? 0, timeNs, tuple: tupleOf(from, peer) };
    if (peer.tls === true) {
      this.capture.tls.onCall({ ...at, memory: payload, lengthBytes: payload.length, tags: 2n, hits });
    } else {
      this.#seq += 100;
      this.capture.segment({ ...at, seq: this.#seq, flags, payload, hits });
    }
    return this;
  }

  #captured(): number {
    const { ledger } = this;
    if (!this.isBooked) return 0;
    return ledger.listOfTransaction(ledger.capture({ clientFlow: ledger.openFlow(), serverFlow: 0 }));
  }
}

function tupleOf(from: 'client' | 'server', peer: Peer): ConnTuple {
  const { client = '10.0.0.1', sport = 40_000, server = '10.0.0.2', dport = 8085 } = peer;
  const ends =
    from === 'client'
      ? { src: client, sport, dst: server, dport }
      : { src: server, sport: dport, dst: client, dport: sport };
  return { ...ends, netns: 0, pid: 0, type: TCP, family: IPV4 };
}
