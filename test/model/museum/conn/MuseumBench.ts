import { FIRST_CHOICES } from '../../../../src/model/choices.ts';
import type { ConnStats, IpTranslation } from '../../../../src/model/connStats.ts';
import type { EstabEvent, HttpEvent, RecordedEvent, RecordedPrefix } from '../../../../src/model/events.ts';
import { addressXorTimeCookie } from '../../../../src/model/kernel/kernelSettings.ts';
import type { TaskContext } from '../../../../src/model/kernel/KernelState.ts';
import { Ledger } from '../../../../src/model/ledger/ledger.ts';
import type { LossReason } from '../../../../src/model/ledger/lossReasons.ts';
import { AgentPipeline, type PollFaults, type PollOutcome } from '../../../../src/model/pipeline.ts';
import type { AgentProfile } from '../../../../src/model/profile.ts';
import { findProfile } from '../../../../src/model/profiles.ts';
import { PROCESS_AGENT_CLIENT } from '../../../../src/model/state/NetworkState.ts';
import type { Interleaved } from '../../../../src/model/tracer/Tracer.ts';
import { applyToggle, findToggle, refuseToggleValue } from '../../../../src/model/toggles.ts';
import { HostDriver } from '../../../../src/sim/hostDriver.ts';

export const NETNS = 1;
const CPUS = 2;
const NS_PER_S = 1_000_000_000;
const MONOTONIC_BASE_NS = 1_000_000_000_000n;
const NO_ENDS = { laddr: undefined, lport: undefined, raddr: undefined, rport: undefined };
const NO_LOSS = { life: 0, data: 0 };

/** A recorded event as a test writes it. */
type Bare<E> = E extends RecordedEvent ? Omit<E, keyof RecordedPrefix> & { readonly cpu?: number } : never;
type Conn = Pick<EstabEvent, 'laddr' | 'lport' | 'raddr' | 'rport' | 'dir'>;

/** A profile with toggles set as a user sets them. */
export function profileWith(toggles: Readonly<Record<string, string>>, id = 'agent-7.60'): AgentProfile {
  return Object.entries(toggles).reduce((made, [name, value]) => {
    const toggle = findToggle(name);
    if (toggle === undefined) throw new Error(`no toggle ${name}`);
    const refusal = refuseToggleValue(toggle, value);
    if (refusal !== undefined) throw new Error(`${name}: ${refusal}`);
    return applyToggle(made, toggle, value);
  }, findProfile(id)!);
}

/** A whole agent with a host's events before it and the ledger beside it. The process-agent is registered. */
export class MuseumBench {
  readonly ledger = new Ledger();
  readonly agent: AgentPipeline;
  readonly driver: HostDriver;
  /** What conntrack knows, by the connection's own port; a connection without an entry is not translated. */
  readonly conntrack = new Map<number, IpTranslation>();
  nowNs = 0;
  private polls = 0;
  private events = 0;
  private nextSeq = 1000;

  constructor(toggles: Readonly<Record<string, string>> = {}, id = 'agent-7.60') {
    this.agent = new AgentPipeline({
      profile: profileWith({ 'process-order': 'pid-ascending', ...toggles }, id),
      choices: FIRST_CHOICES,
      ledger: this.ledger,
      cpuCount: CPUS,
      host: { newCookie: (socket, nowNs) => this.cookie ?? addressXorTimeCookie(socket, nowNs) },
      monotonicBaseNs: MONOTONIC_BASE_NS,
      wallBaseNs: 1_700_000_000_000_000_000n,
      tracer: {
        host: {
          isProcessAlive: (pid) => !this.deadPids.has(pid),
          translationOf: (conn) => this.conntrack.get(conn.sport),
        },
      },
      processes: {
        scan: () => this.driver.processes.scan(),
        serviceOf: (pid) => `pid ${pid}`,
      },
    });
    const host = { rootNetnsIno: NETNS, monotonicBaseNs: MONOTONIC_BASE_NS, cpuCount: CPUS };
    this.driver = new HostDriver(this.agent, this.ledger, host);
    this.agent.register(PROCESS_AGENT_CLIENT, 0);
  }

  /** The kernel gives all connections from now on this cookie. */
  giveCookies(cookie: number): void {
    this.cookie = cookie;
  }

  private cookie: number | undefined;
  readonly deadPids = new Set<number>();

  /** Something happens, a microsecond after what was before. */
  apply(event: Bare<RecordedEvent>): void {
    this.nowNs += 1000;
    this.events += 1;
    this.ledger.at(this.events, 0);
    this.driver.apply({ tNs: this.nowNs, cpu: 0, cseq: 0, ring: 'life', ...event });
  }

  establish(ck: bigint, conn: Conn, pid: number): void {
    this.apply({ kind: 'estab', ck, ...conn, pid, pidSource: 'creator', listenerCk: undefined, netnsIno: NETNS });
  }

  /** Another process now uses the socket. */
  own(ck: bigint, pid: number): void {
    this.apply({ kind: 'owner', ck, pid, pidSource: 'creator' });
  }

  /** The socket has sent so many bytes in all. */
  sent(ck: bigint, sentBytes: number): void {
    const none = { segsIn: 0, segsOut: 0, retransmits: 0, rttUs: 0, rttVarUs: 0, recvBytes: 0n };
    const counters = { ...none, sentBytes: BigInt(sentBytes) };
    const unused = { dataSegsTx: 0, dataBytesTx: 0n, dataSegsRx: 0, dataBytesRx: 0n, ...NO_ENDS };
    this.apply({ kind: 'progress', ck, counters: counters as never, ...unused });
  }

  /** One request and its response on a socket of the server, and a FIN. */
  serve(ck: bigint, path = '/a', betweenThem?: () => void): void {
    this.answer(ck, path, betweenThem);
    this.fin(ck);
  }

  /** One request and its response on a socket of the server; the connection stays as it is. */
  answer(ck: bigint, path = '/a', betweenThem?: () => void): void {
    this.http(ck, 'rx', `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
    betweenThem?.();
    this.http(ck, 'tx', 'HTTP/1.1 200 OK\r\n\r\n');
  }

  /** One request and its response on both sockets of a connection within the host. */
  exchange(client: bigint, server: bigint, path = '/a'): void {
    const request = `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
    const response = 'HTTP/1.1 200 OK\r\n\r\n';
    const [first, second] = [this.nextSeq, this.nextSeq + 5000];
    this.http(client, 'tx', request, first);
    this.http(server, 'rx', request, first);
    this.http(server, 'tx', response, second);
    this.http(client, 'rx', response, second);
    this.fin(client);
  }

  fin(ck: bigint): void {
    this.nextSeq += 1000;
    this.apply({ kind: 'segment', ck, dir: 'tx', seq: this.nextSeq, lenBytes: 0, flags: 0x11 });
  }

  close(ck: bigint, cpu = 0): void {
    this.apply({
      kind: 'close',
      ck,
      pid: undefined,
      tid: undefined,
      state: 1,
      counters: undefined,
      lost: NO_LOSS,
      cpu,
    });
  }

  /** A process runs on CPU 0 now. */
  task(pid: number): TaskContext {
    this.nowNs += 1000;
    return { cpu: 0, timeNs: MONOTONIC_BASE_NS + BigInt(this.nowNs), pid, tid: pid };
  }

  /** Time passes. */
  wait(seconds: number): void {
    this.nowNs += seconds * NS_PER_S;
    this.agent.advanceTo(this.nowNs);
  }

  /** Something that the host does while a poll runs. */
  meanwhile(point: Interleaved['point'], act: () => void): PollFaults {
    const happens = () => {
      const { event, poll } = this.ledger.place;
      act();
      this.ledger.at(event, poll);
    };
    return { meanwhile: { point, happens } };
  }

  /** A poll, 30 s after what was before. */
  poll(faults: PollFaults = {}, afterS = 30): PollOutcome {
    this.nowNs += afterS * NS_PER_S;
    this.polls += 1;
    this.events += 1;
    this.agent.advanceTo(this.nowNs);
    this.ledger.at(this.events, this.polls);
    return this.agent.poll(PROCESS_AGENT_CLIENT, this.nowNs, faults);
  }

  /** Hits that a poll brought to the back end, all services together. */
  static hits({ hits }: PollOutcome): number {
    return [...hits.values()].reduce((sum, { server, client }) => sum + server + client, 0);
  }

  /** Bytes that a poll reports as sent. */
  static sentBytes({ delta }: PollOutcome): number[] {
    return delta.conns.map((conn: ConnStats) => Number(conn.last.sentBytes));
  }

  /** Why hits were lost, with their number. */
  lostHits(): Partial<Record<LossReason, number>> {
    return Object.fromEntries(this.ledger.totals().byReason);
  }

  private http(ck: bigint, dir: 'tx' | 'rx', head: string, seq = (this.nextSeq += 1000)): void {
    this.nextSeq = Math.max(this.nextSeq, seq);
    const cut = { method: undefined, path: undefined, status: undefined };
    const bytes = { payloadBytes: head.length, head, headBytes: head.length, isTruncated: false };
    const event: Bare<HttpEvent> = { kind: 'http', ck, dir, seq, ...bytes, ...cut, via: 'plain', flags: 0x18 };
    this.apply(event);
  }
}
