import { type IpTranslation, TCP, UDP } from '../../../model/connStats.ts';
import type { CloseEvent } from '../../../model/delivery/CloseConsumer.ts';
import type { KernelSocket } from '../../../model/kernel/KernelSocket.ts';
import type { TaskContext } from '../../../model/kernel/KernelState.ts';
import type { ConnTuple } from '../../../model/kernel/tuple.ts';
import { Ledger } from '../../../model/ledger/ledger.ts';
import { AgentPipeline, type PollOutcome } from '../../../model/pipeline.ts';
import type { AgentProfile } from '../../../model/profile.ts';
import { PROCESS_AGENT_CLIENT } from '../../../model/state/NetworkState.ts';
import type { AgentCase, CaseOp } from '../../../scenarios/agent/AgentCase.ts';
import { SeededChoices } from '../../seededChoices.ts';
import { CaseProcesses } from './CaseProcesses.ts';
import type { LiveSocket } from './LiveSocket.ts';
import { isSamePlace, loseRecord, newPlace, type Place, recordOf } from './Place.ts';
import type { LooseHalf, TupleTruth } from './TupleTruth.ts';
import type { TruthRequest } from './TruthRequest.ts';
import { clientEnd, newWire, type Wire, wireName } from './Wire.ts';
import { withLimits } from './withLimits.ts';

const CPUS = 2;
const NS_PER_MS = 1_000_000;
/** Longer than any case. */
const NEVER_MS = 1_000_000_000;
/** The host was started long before, and its two clocks have nothing in common. */
const MONOTONIC_BASE_NS = 5_000_000_000_000n;
const WALL_BASE_NS = 1_700_000_000_000_000_000n;
const OTHER_CLIENTS = ['other-1', 'other-2'] as const;

/** Id of a client of a case. */
export function clientId(client: number): string {
  return client === 0 ? PROCESS_AGENT_CLIENT : OTHER_CLIENTS[client === 1 ? 0 : 1];
}

/** A client of the agent, as it really was. */
export interface ClientTruth {
  isRegistered: boolean;
  /** It was registered from the start and never forgotten: it must be told everything. */
  isConstant: boolean;
  lastFetchMs: number;
  polls: number;
  /** Sums of what it was told. */
  failures: number;
  closed: number;
}

/** One case on its way: the agent with its ledger, and the truth beside them. */
export class AgentRun {
  readonly made: AgentCase;
  readonly profile: AgentProfile;
  readonly ledger = new Ledger();
  readonly processes: CaseProcesses;
  readonly agent: AgentPipeline;
  /** By index of the case's sockets; equal places and wires are one object. */
  readonly places: readonly Place[];
  readonly wires: readonly Wire[];
  /** Each place once. */
  readonly distinctPlaces: readonly Place[];
  readonly requests: TruthRequest[] = [];
  readonly halves: LooseHalf[] = [];
  /** Client ends that can have halves in user space. */
  readonly looseEnds = new Set<string>();
  /** Client ends with messages for which the kernel's map can have been full. */
  readonly refusableEnds = new Set<string>();
  readonly clients: readonly ClientTruth[];
  nowMs = 0;
  timeNs = MONOTONIC_BASE_NS;
  /** By how much the monotonic clock of CPU 1 is behind. */
  skewMs = 0;
  /** Number of the event that happens now, from 1. */
  event = 0;
  poll = 0;
  /** Events handed to pages since the last trigger of each CPU, and by number of the event as it was then. */
  readonly pageBacklog = [0, 0];
  readonly backlogAt: number[] = [];
  /** By number of the event that sent a message: other transactions that the kernel can hold, at most. */
  readonly inFlightAt: number[] = [];
  /** By number of the event: when it was, ms. */
  readonly eventTimes: number[] = [];
  /** By number of the poll: when it was, ms. */
  readonly pollTimes: number[] = [];
  /** Likewise, after what happened inside of it. */
  readonly pollEnds: number[] = [];
  readonly kernelTask = { cpu: 0, timeNs: MONOTONIC_BASE_NS, pid: 0, tid: 0 };
  /** A request went through a TLS library. */
  hasTls = false;
  /** A socket has been used by two processes. */
  hasForks = false;
  /** A connection ended while a poll was running. */
  hasCloseInPoll = false;
  isPolling = false;
  losesNextClose = false;
  /** Records of closes that found the kernel's buffer full. */
  lostCloses = 0;
  /** The most clients that were ever registered at one time. */
  clientsMax = 1;
  /** Sockets whose connection carried something. */
  readonly flowsWithContent = new Set<number>();
  lastPayload: { readonly outcome: PollOutcome; readonly sum: number } | undefined;
  private readonly shipped = new Map<string, number>();
  private cookieOfNext = 0;
  private freshCookie = 0x10_0000;
  private nextPointer = 0xffff_8881_0000_0000n;

  constructor(made: AgentCase, profile: AgentProfile) {
    this.made = made;
    this.profile = withLimits(profile, made.limits);
    const places: Place[] = [];
    const distinct: Place[] = [];
    const wires: Wire[] = [];
    for (const socket of made.sockets) {
      const fresh = newPlace(socket);
      const known = distinct.find((place) => isSamePlace(place, fresh));
      if (known === undefined) distinct.push(fresh);
      places.push(known ?? fresh);
      const name = wireName(socket);
      wires.push(wires.find((wire) => wire.name === name) ?? newWire(socket));
    }
    this.places = places;
    this.distinctPlaces = distinct;
    this.processes = new CaseProcesses(made.proxies);
    this.wires = wires;
    this.clients = [0, 1, 2].map((client) => ({
      isRegistered: client === 0,
      isConstant: client === 0,
      lastFetchMs: 0,
      polls: 0,
      failures: 0,
      closed: 0,
    }));
    this.agent = new AgentPipeline({
      profile: this.profile,
      choices: new SeededChoices(made.seed),
      ledger: this.ledger,
      processes: this.processes,
      cpuCount: CPUS,
      monotonicBaseNs: MONOTONIC_BASE_NS,
      wallBaseNs: WALL_BASE_NS,
      host: { newCookie: () => this.takeCookie() },
      tracer: {
        host: {
          translationOf: ({ source, sport, dest, dport }) => this.translationOf(source, sport, dest, dport),
          isProcessAlive: (pid) => this.processes.isAlive(pid),
          isInConntrack: (conn) => !this.isForgotten(conn),
        },
        closeBufferIsFull: (event) => this.refusesClose(event),
        idleTimeouts: { udpMs: NEVER_MS, udpStreamMs: NEVER_MS },
      },
      observer: { eventEnqueued: () => this.countEnqueued() },
      stateImplementation: 'rows',
    });
    this.agent.reading.closes = made.readsCloses;
    this.agent.reading.pages = made.readsPages;
    this.agent.register(PROCESS_AGENT_CLIENT, 0);
  }

  /** Time passes, and a new event begins. */
  begin(afterMs: number): void {
    this.nowMs += afterMs;
    this.timeNs = MONOTONIC_BASE_NS + BigInt(this.nowMs * NS_PER_MS);
    this.event += 1;
    this.eventTimes[this.event] = this.nowMs;
    this.backlogAt[this.event] = 0;
    this.agent.advanceTo(this.nowMs * NS_PER_MS);
    this.ledger.at(this.event, this.poll);
  }

  get nowNs(): number {
    return this.nowMs * NS_PER_MS;
  }

  /** A process on a CPU, now. Valid until the next call. */
  task(cpu: number, pid: number): TaskContext {
    const { kernelTask } = this;
    kernelTask.cpu = cpu;
    kernelTask.timeNs = this.timeOn(cpu);
    kernelTask.pid = pid;
    kernelTask.tid = pid;
    return kernelTask;
  }

  /** What the monotonic clock of a CPU says. */
  timeOn(cpu: number): bigint {
    return cpu === 0 || this.skewMs === 0 ? this.timeNs : this.timeNs - BigInt(this.skewMs * NS_PER_MS);
  }

  /** When a message is seen, as the CPU that sees it has it. */
  get sightMs(): number {
    return this.packetCpu === 0 ? this.nowMs : this.nowMs - this.skewMs;
  }

  /** The open socket that an operation names. */
  live(op: Extract<CaseOp, { readonly socket: number }>): LiveSocket | undefined {
    const live = this.places[op.socket]?.live;
    return live !== undefined && live.spec === this.made.sockets[op.socket] ? live : undefined;
  }

  /** More hits of a kind were shipped. @returns all of them so far */
  addShipped(wire: Wire | undefined, path: number, status: number, count: number): number {
    const kind = `${wire?.name ?? ''} ${path} ${status}`;
    const all = (this.shipped.get(kind) ?? 0) + count;
    this.shipped.set(kind, all);
    return all;
  }

  /** Clients came or went. */
  countClients(): void {
    let count = 0;
    for (const { isRegistered } of this.clients) if (isRegistered) count += 1;
    this.clientsMax = Math.max(this.clientsMax, count);
  }

  /** Where the kernel finds the next socket. */
  pointer(): bigint {
    this.nextPointer += 0x900n;
    return this.nextPointer;
  }

  /**
   * Entries made from now on get this socket's cookie. Of one place no two connections have the same: real cookies hold
   * the time.
   */
  giveCookie({ spec, place }: LiveSocket): void {
    let cookie = spec.cookie;
    if (cookie === 0 || place.cookies.includes(cookie)) {
      this.freshCookie += 1;
      cookie = this.freshCookie;
    }
    this.cookieOfNext = cookie;
  }

  private takeCookie(): number {
    const cookie = this.cookieOfNext;
    this.freshCookie += 1;
    this.cookieOfNext = this.freshCookie;
    return cookie;
  }

  /** An entry is touched by a process: a cookie that was given is then used up. */
  touched(live: LiveSocket, pid: number, isNew: boolean): void {
    if (isNew) live.place.cookies.push(this.cookieOfNext);
    if (pid === live.pids[0]) return;
    this.hasForks = true;
    live.isShared = true;
  }

  /** A record finds the kernel's buffer full; it is gone. @returns whether it does */
  private refusesClose(event: CloseEvent): boolean {
    if (!this.losesNextClose || event.kind !== 'conn') return false;
    this.losesNextClose = false;
    this.lostCloses += 1;
    const { tuple } = event.record;
    for (const place of this.distinctPlaces) if (isAt(place, tuple)) loseRecord(recordOf(place, tuple.pid));
    return true;
  }

  /** The place with these ends; namespaces are not told apart. */
  findPlaceOf(source: string, sport: number, dest: string, dport: number): Place | undefined {
    for (const place of this.distinctPlaces) {
      if (place.sport === sport && place.dport === dport && place.source === source && place.dest === dest)
        return place;
    }
    return undefined;
  }

  /** Whether conntrack has forgotten the connections between these ends. */
  isForgotten({ source, sport, dest, dport }: Pick<Place, 'source' | 'sport' | 'dest' | 'dport'>): boolean {
    return this.findPlaceOf(source, sport, dest, dport)?.isForgotten === true;
  }

  /** Whether the agent may give up what is idle at a place: a process has ended, or conntrack has forgotten it. */
  mayGiveUp(place: Place): boolean {
    if (place.isForgotten) return true;
    return this.processes.hasEnds && place.records.some(({ pid, isOpen }) => isOpen && !this.processes.isAlive(pid));
  }

  private translationOf(source: string, sport: number, dest: string, dport: number): IpTranslation | undefined {
    const place = this.findPlaceOf(source, sport, dest, dport);
    return place?.isTranslated === true ? place.translation : undefined;
  }

  /** The hook that is running has handed an event on, on the CPU of its task. */
  private countEnqueued(): void {
    this.pageBacklog[this.packetCpu] = (this.pageBacklog[this.packetCpu] ?? 0) + 1;
    this.noteBacklog();
  }

  /** Notes how many events of the CPU's packets no trigger has sent yet. */
  noteBacklog(): void {
    this.backlogAt[this.event] = Math.max(this.backlogAt[this.event] ?? 0, this.pageBacklog[this.packetCpu] ?? 0);
  }

  /** Notes how many tuples beside this one had a message after the last sweep that can have taken them out. */
  noteInFlight(own: TupleTruth): void {
    const { sweepMs, httpIdleMs } = this.made.limits;
    const sinceMs = this.nowMs - sweepMs - httpIdleMs;
    const recent = new Set<TupleTruth>();
    for (const { seen } of this.wires) {
      for (const each of [seen.translated, seen.raw]) if (each !== own && each.lastMs >= sinceMs) recent.add(each);
    }
    this.inFlightAt[this.event] = recent.size;
    own.lastMs = this.nowMs;
  }

  /** Whether the kernel's map can have been full for what the event sent. */
  mayBeRefused(event: number): boolean {
    return (this.inFlightAt[event] ?? 0) >= this.made.limits.inFlight;
  }

  addLooseEnd(half: LooseHalf): void {
    this.looseEnds.add(clientEnd(half));
  }

  /** CPU that the socket filter or the TLS hook runs on. */
  packetCpu = 0;
}

/** A socket of the kernel without traffic: all have the same shape. */
export function kernelSocketOf(place: Place, pointer: bigint, firstPacket: number): KernelSocket {
  return {
    pointer,
    type: place.isUdp ? UDP : TCP,
    family: place.source.includes(':') ? 'v6' : 'v4',
    src: place.source,
    dst: place.dest,
    sport: place.sport,
    inetSport: 0,
    dport: place.dport,
    netns: place.netns,
    srttUs: 0,
    mdevUs: 0,
    segsIn: firstPacket,
    segsOut: firstPacket,
    retransOut: 0,
    totalRetrans: 0,
    err: 0,
    isSynSent: false,
    flow: 0,
    wasRefused: false,
    tuples: { owned: undefined, ownerless: undefined },
  };
}

function isAt({ source, sport, dest, dport, netns }: Place, tuple: ConnTuple): boolean {
  const { src, dst } = tuple;
  return sport === tuple.sport && dport === tuple.dport && netns === tuple.netns && source === src && dest === dst;
}
