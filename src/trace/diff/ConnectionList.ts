import type { EstabEvent, HttpEvent, RecordedEvent } from '../../model/events.ts';

/** A connection end as two traces of the same traffic have it in common. */
export interface ListedConnection {
  /** Which it is: its ends without the port that the client was given, and its place among those that share them. */
  readonly name: string;
  /** Its messages in their order: `tx GET /path`, `rx 200`. */
  readonly messages: string[];
  /** How it ended. */
  end: string;
}

/** Above this, a connection's further messages are only counted. */
const MESSAGES_MAX = 10_000;

/** Kernel number of the TCP state CLOSE. */
const STATE_CLOSE = 7;

/** Collects the connections of a trace, in the order in which they were established. */
export class ConnectionList {
  private readonly bySocket = new Map<bigint, ListedConnection>();
  private readonly shared = new Map<string, number>();
  readonly connections = new Map<string, ListedConnection>();

  observe(event: RecordedEvent): void {
    if (event.kind === 'estab') this.begin(event);
    else if (event.kind === 'http') this.message(event);
    else if (event.kind === 'state' && event.to === STATE_CLOSE && (event.errno ?? 0) !== 0) {
      this.finish(event.ck, `closed with error ${event.errno}`);
    } else if (event.kind === 'close') this.finish(event.ck, 'closed');
  }

  private begin(event: EstabEvent): void {
    const ends = endsOf(event);
    const number = (this.shared.get(ends) ?? 0) + 1;
    this.shared.set(ends, number);
    const connection = { name: `${ends} number ${number}`, messages: [], end: 'open' };
    this.connections.set(connection.name, connection);
    this.bySocket.set(event.ck, connection);
  }

  private message({ ck, dir, method, path, status, seq }: HttpEvent): void {
    const connection = this.bySocket.get(ck);
    if (!connection || connection.messages.length >= MESSAGES_MAX) return;
    const what = method === undefined ? String(status ?? 'response') : `${method} ${path ?? ''}`;
    const message = `${dir} ${what}`;
    // A copy that was sent again is no other message.
    if (this.lastSeq.get(`${ck} ${dir}`) === seq) return;
    this.lastSeq.set(`${ck} ${dir}`, seq);
    connection.messages.push(message);
  }

  private readonly lastSeq = new Map<string, number>();

  private finish(ck: bigint, end: string): void {
    const connection = this.bySocket.get(ck);
    if (connection?.end === 'open') connection.end = end;
  }
}

/** The port that a client was given differs from run to run: it is left out. */
function endsOf({ laddr, lport, raddr, rport, dir }: EstabEvent): string {
  const local = dir === 'out' ? show(laddr) : `${show(laddr)}:${lport}`;
  const remote = dir === 'in' ? show(raddr) : `${show(raddr)}:${rport}`;
  if (dir === undefined) return `${local} with ${remote}`;
  return dir === 'out' ? `${local} to ${remote}` : `${local} from ${remote}`;
}

function show(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
