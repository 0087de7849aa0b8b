import { assertNever } from '../../../model/assert.ts';
import { type Address, IPV4, IPV6, TCP } from '../../../model/connStats.ts';
import { type ConnTuple, connTuple } from '../../../model/kernel/tuple.ts';
import type { CaseSocket, PacketView } from '../../../scenarios/agent/AgentCase.ts';
import type { LiveSocket } from './LiveSocket.ts';
import { type TupleTruth, tupleTruth } from './TupleTruth.ts';

/** The ends of a connection as its packets show them. */
export interface WireEnds {
  readonly clientIp: Address;
  readonly clientPort: number;
  readonly serverIp: Address;
  readonly serverPort: number;
}

/** Name of a client's end: halves of its requests and responses meet by it. */
export function clientEnd({ clientIp, clientPort }: Pick<WireEnds, 'clientIp' | 'clientPort'>): string {
  return `${clientIp} ${clientPort}`;
}

/** One tuple of a wire, in both directions. */
interface WireTuples {
  /** From the client to the server, and back. */
  readonly out: ConnTuple;
  readonly back: ConnTuple;
}

/** What goes over one pair of ends, connection after connection. */
export interface Wire {
  /** Equal for the two ends of a connection. */
  readonly name: string;
  readonly ends: Readonly<Record<PacketView, WireEnds>>;
  readonly tuples: Readonly<Record<PacketView, WireTuples>>;
  /** What was seen under each tuple. */
  readonly seen: Record<PacketView, TupleTruth>;
  /** Ends on this host that are open now. */
  client: LiveSocket | undefined;
  server: LiveSocket | undefined;
  clientSeq: number;
  serverSeq: number;
  /** Whether such ends ever were on this host. */
  hadClient: boolean;
  hadServer: boolean;
  /** A request was sent before the one before it was answered. */
  isPipelined: boolean;
  /** The answer to one request came right after another one under the same tuple. */
  isCrossed: boolean;
  /** One of its connections was TLS with a hooked library. */
  hadTls: boolean;
  /** A response with a status below 200 was sent. */
  hasInterim: boolean;
  /** A half waited in the kernel for longer than idle ones are kept there. */
  hasIdled: boolean;
}

const LOCAL = '10.0.0.1';
const REMOTE = '10.0.0.9';
const VIRTUAL = '10.96.0.1';
const BACKEND = '10.0.0.7';
const BRIDGE = '172.17.0.1';
const CONTAINER = '172.17.0.2';
/** A container whose address is replaced by that of the host on its way to another container there. */
const POD = '172.18.0.5';
const GATEWAY = '172.18.0.1';
const NEIGHBOUR = '172.18.0.7';
/** The container's port that docker-proxy relays to. */
export const CONTAINER_PORT = 8085;
/** The service on port 80 of the virtual address is served on another port. */
const TRANSLATED_PORTS: Readonly<Record<number, number>> = { 80: 8081 };

/** The ends that a socket's packets show; for a translated connection those behind or before the translation. */
export function wireEnds(socket: CaseSocket, view: PacketView): WireEnds {
  const { network, role, clientPort, serverPort } = socket;
  switch (network) {
    case 'remote':
      return role === 'client'
        ? { clientIp: LOCAL, clientPort, serverIp: REMOTE, serverPort }
        : { clientIp: REMOTE, clientPort, serverIp: LOCAL, serverPort };
    case 'loopback':
      return { clientIp: '127.0.0.1', clientPort, serverIp: '127.0.0.1', serverPort };
    case 'loopback6':
      return { clientIp: '::1', clientPort, serverIp: '::1', serverPort };
    case 'vip':
      return view === 'raw'
        ? { clientIp: LOCAL, clientPort, serverIp: VIRTUAL, serverPort }
        : { clientIp: LOCAL, clientPort, serverIp: BACKEND, serverPort: TRANSLATED_PORTS[serverPort] ?? serverPort };
    case 'hairpin':
      return { clientIp: view === 'raw' ? POD : GATEWAY, clientPort, serverIp: NEIGHBOUR, serverPort };
    case 'bridge':
      return { clientIp: BRIDGE, clientPort, serverIp: CONTAINER, serverPort: CONTAINER_PORT };
    default:
      return assertNever(network);
  }
}

/** What all wires of one name have in common. Tuples never change, and remember their hash. */
type Line = Pick<Wire, 'name' | 'ends' | 'tuples'>;

/** By name: all cases share them. */
const LINES = new Map<string, Line>();

/** A wire that nothing has gone over yet. */
export function newWire(socket: CaseSocket): Wire {
  const { name, ends, tuples } = lineOf(socket);
  return {
    name,
    ends,
    tuples,
    seen: bothViews(socket.network === 'vip' || socket.network === 'hairpin'),
    client: undefined,
    server: undefined,
    clientSeq: 1000,
    serverSeq: 5_000_000,
    hadClient: false,
    hadServer: false,
    isPipelined: false,
    isCrossed: false,
    hadTls: false,
    hasInterim: false,
    hasIdled: false,
  };
}

/** Name of the wire of a socket. */
export function wireName({ network, role, clientPort, serverPort }: CaseSocket): string {
  const path = network === 'remote' ? role : network;
  return `${path} ${clientPort} ${network === 'bridge' ? CONTAINER_PORT : serverPort}`;
}

function lineOf(socket: CaseSocket): Line {
  const name = wireName(socket);
  let line = LINES.get(name);
  if (line === undefined) {
    const translated = wireEnds(socket, 'translated');
    const raw = wireEnds(socket, 'raw');
    line = { name, ends: { translated, raw }, tuples: { translated: tuplesOf(translated), raw: tuplesOf(raw) } };
    LINES.set(name, line);
  }
  return line;
}

function bothViews(isTranslated: boolean): Record<PacketView, TupleTruth> {
  const translated = tupleTruth();
  return { translated, raw: isTranslated ? tupleTruth() : translated };
}

function tuplesOf({ clientIp, clientPort, serverIp, serverPort }: WireEnds): WireTuples {
  const family = clientIp.includes(':') ? IPV6 : IPV4;
  const there = { src: clientIp, sport: clientPort, dst: serverIp, dport: serverPort };
  const back = { src: serverIp, sport: serverPort, dst: clientIp, dport: clientPort };
  return {
    out: connTuple({ ...there, type: TCP, family }, 0, 0),
    back: connTuple({ ...back, type: TCP, family }, 0, 0),
  };
}
