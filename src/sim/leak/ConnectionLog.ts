import type {
  ConnectEvent,
  EstabEvent,
  HttpEvent,
  RecordedEvent,
  SockEvent,
  StateEvent,
  UnixCloseEvent,
  UnixOpenEvent,
} from '../../model/events.ts';
import type { Connection, Place } from './Connection.ts';
import type { ProcessLog } from './ProcessLog.ts';
import { noteActivity, noteRelease } from './RecordedProcess.ts';
import { PROTO_UDP } from '../UdpDriver.ts';

const CLOSE_WAIT = 8;
const UNKNOWN_DESTINATION = '(unknown)';
const NO_NAME = '(without a name)';

/** Follows every socket of a trace from its opening to its close. Events come in the total order. */
export class ConnectionLog {
  private readonly byCookie = new Map<bigint, Connection>();
  private readonly births = new Map<bigint, SockEvent>();
  private readonly processes: ProcessLog;

  constructor(processes: ProcessLog) {
    this.processes = processes;
  }

  /** In the order in which they were opened, or became known. */
  get connections(): readonly Connection[] {
    return [...this.byCookie.values()];
  }

  observe(event: RecordedEvent): void {
    switch (event.kind) {
      case 'sock':
        this.births.set(event.ck, event);
        return;
      case 'connect':
        this.connect(event);
        return;
      case 'estab':
        this.establish(event);
        return;
      case 'state':
        this.changeState(event);
        return;
      case 'owner':
        this.own(event.ck, event.pid, event.tNs);
        return;
      case 'http':
        this.http(event);
        return;
      case 'close':
        this.births.delete(event.ck);
        this.close(event.ck, event.tNs);
        return;
      case 'unix_open':
        this.openLocal(event);
        return;
      case 'unix_close':
        this.closeLocal(event);
        return;
      default:
        return;
    }
  }

  private connect({ ck, tNs, pid, raddr, rport }: ConnectEvent): void {
    // A UDP socket that is connected holds no connection open at the other end.
    if (this.byCookie.has(ck) || this.births.get(ck)?.proto === PROTO_UDP) return;
    this.open(ck, tNs, pid, raddr === undefined ? unknownPlace('out') : ipPlace(raddr, rport, 'out'));
  }

  private establish({ ck, tNs, pid, dir, laddr, lport, raddr, rport }: EstabEvent): void {
    const place = dir === 'in' ? ipPlace(laddr, lport, dir) : ipPlace(raddr, rport, dir);
    const known = this.byCookie.get(ck);
    if (known) known.place = place;
    // Without a direction it is older than the trace, wherever it shows up in it.
    else this.open(ck, dir === undefined ? 0 : tNs, pid, place);
  }

  private open(ck: bigint, tNs: number, pid: number | undefined, place: Place): void {
    const owner = pid ?? this.births.get(ck)?.pid;
    this.births.delete(ck);
    if (owner === undefined) return;
    const process = this.processes.of(owner, tNs);
    if (place.dir !== undefined) {
      process.firstConnectionNs ??= tNs;
      noteActivity(process, tNs);
    }
    this.byCookie.set(ck, {
      process,
      place,
      openedNs: tNs,
      closedNs: undefined,
      lastSeenNs: undefined,
      requests: 0,
      responses: 0,
      closeWaits: [],
    });
  }

  private changeState({ ck, tNs, from, to }: StateEvent): void {
    const connection = this.byCookie.get(ck);
    if (!connection) return;
    if (from === CLOSE_WAIT) endWait(connection, tNs);
    if (to === CLOSE_WAIT) connection.closeWaits.push({ startNs: tNs, endNs: undefined });
  }

  /** Who connects is known for sure; of accepted sockets the listener's creator is a guess until one closes them. */
  private own(ck: bigint, pid: number, tNs: number): void {
    const connection = this.byCookie.get(ck);
    if (connection && connection.place.dir !== 'out') connection.process = this.processes.of(pid, tNs);
  }

  private http({ ck, tNs, dir, method }: HttpEvent): void {
    const connection = this.byCookie.get(ck);
    if (!connection) return;
    if (method === undefined) {
      connection.responses += 1;
      return;
    }
    connection.requests += 1;
    if (dir === 'tx') noteActivity(connection.process, tNs);
  }

  private close(ck: bigint, tNs: number): void {
    const connection = this.byCookie.get(ck);
    if (!connection || connection.closedNs !== undefined) return;
    connection.closedNs = tNs;
    endWait(connection, tNs);
    noteRelease(connection.process, tNs);
  }

  private openLocal({ ck, tNs, pid, path, dir }: UnixOpenEvent): void {
    const known = this.byCookie.get(ck);
    if (!known) {
      this.open(ck, tNs, pid, { family: 'unix', destination: path ?? NO_NAME, dir });
      return;
    }
    // A reading that fell into its connect did not find it: it was never closed.
    known.closedNs = undefined;
    known.lastSeenNs = undefined;
  }

  /** It was closed between two readings; if after the last activity of its process, that is when the goodbye began. */
  private closeLocal({ ck, tNs, aliveNs }: UnixCloseEvent): void {
    const connection = this.byCookie.get(ck);
    if (!connection || connection.closedNs !== undefined) return;
    connection.closedNs = tNs;
    connection.lastSeenNs = Math.max(aliveNs, connection.openedNs);
    noteRelease(connection.process, Math.max(aliveNs, connection.process.lastActivityNs));
  }
}

function endWait(connection: Connection, tNs: number): void {
  const last = connection.closeWaits.at(-1);
  if (last && last.endNs === undefined) connection.closeWaits.splice(-1, 1, { startNs: last.startNs, endNs: tNs });
}

function ipPlace(address: string, port: number | undefined, dir: Place['dir']): Place {
  const isIpv6 = address.includes(':');
  const host = isIpv6 ? `[${address}]` : address;
  return { family: isIpv6 ? 'tcp6' : 'tcp4', destination: port === undefined ? host : `${host}:${port}`, dir };
}

function unknownPlace(dir: Place['dir']): Place {
  return { family: 'other', destination: UNKNOWN_DESTINATION, dir };
}
