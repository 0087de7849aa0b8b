import type { EstabEvent, HttpEvent, ProcEvent, RecordedEvent } from '../../model/events.ts';

/** A row of Chrome's trace-event format; times are microseconds with the nanoseconds behind the point. */
export type PerfettoRow = Readonly<Record<string, unknown>> & { readonly ph: string };

/** Process that stands for sockets of unknown owners. */
const NO_PROCESS = 0;

interface OpenConnection {
  readonly pid: number;
  readonly tid: number;
  readonly requests: { readonly tNs: number; readonly name: string }[];
  /** Slices of one track may not overlap: the next begins here at the earliest. */
  freeNs: number;
}

/** Makes rows of events: one track for each connection of each process, HTTP as slices in it. */
export class PerfettoEvents {
  private readonly open = new Map<bigint, OpenConnection>();
  private tracks = 0;
  private lastNs = 0;

  *rows(event: RecordedEvent): Generator<PerfettoRow> {
    this.lastNs = event.tNs;
    switch (event.kind) {
      case 'proc':
        yield* processRows(event);
        return;
      case 'marker':
        yield { ph: 'i', s: 'g', name: event.text, cat: 'marker', pid: NO_PROCESS, tid: 0, ts: event.tNs };
        return;
      case 'estab':
        yield* this.begin(event);
        return;
      case 'http':
        yield* this.http(event);
        return;
      case 'retrans':
        yield* this.instant(event.ck, event.tNs, 'retransmission');
        return;
      case 'state':
        if ((event.errno ?? 0) !== 0) yield* this.instant(event.ck, event.tNs, `error ${event.errno}`);
        return;
      case 'close':
        yield* this.close(event.ck, event.tNs);
        return;
      default:
        return;
    }
  }

  /** Ends what is still open. */
  *finish(): Generator<PerfettoRow> {
    for (const ck of this.open.keys()) yield* this.close(ck, this.lastNs);
  }

  private *begin({ ck, pid, dir, laddr, lport, raddr, rport, tNs }: EstabEvent): Generator<PerfettoRow> {
    this.tracks += 1;
    const track = { pid: pid ?? NO_PROCESS, tid: this.tracks };
    const arrow = dir === 'in' ? '<-' : dir === 'out' ? '->' : '--';
    const name = `${laddr}:${lport} ${arrow} ${raddr}:${rport}`;
    this.open.set(ck, { ...track, requests: [], freeNs: tNs });
    yield { ph: 'M', name: 'thread_name', ...track, args: { name } };
    yield { ph: 'B', name, cat: 'connection', ...track, ts: tNs, args: { ck: ck.toString() } };
  }

  /** A request opens a slice that its answer closes: the oldest request without one. */
  private *http({ ck, tNs, method, path, status, dir }: HttpEvent): Generator<PerfettoRow> {
    const connection = this.open.get(ck);
    if (!connection) return;
    if (method !== undefined) {
      connection.requests.push({ tNs, name: `${method} ${path ?? ''}` });
      return;
    }
    const request = connection.requests.shift();
    if (!request) {
      yield* this.instant(ck, tNs, `answer ${status ?? ''} without its request`);
      return;
    }
    const ts = Math.max(request.tNs, connection.freeNs);
    connection.freeNs = tNs;
    const { pid, tid } = connection;
    const role = dir === 'tx' ? 'server' : 'client';
    yield {
      ph: 'X',
      name: request.name,
      cat: 'http',
      pid,
      tid,
      ts,
      dur: tNs - ts,
      args: { status: status ?? null, role },
    };
  }

  private *instant(ck: bigint, tNs: number, name: string): Generator<PerfettoRow> {
    const connection = this.open.get(ck);
    if (!connection) return;
    const { pid, tid } = connection;
    yield { ph: 'i', s: 't', name, cat: 'tcp', pid, tid, ts: tNs };
  }

  private *close(ck: bigint, tNs: number): Generator<PerfettoRow> {
    const connection = this.open.get(ck);
    if (!connection) return;
    const { pid, tid, requests } = connection;
    for (const { tNs: askedNs, name } of requests) {
      const ts = Math.max(askedNs, connection.freeNs);
      connection.freeNs = tNs;
      yield { ph: 'X', name: `${name} (no answer)`, cat: 'http', pid, tid, ts, dur: Math.max(0, tNs - ts) };
    }
    this.open.delete(ck);
    yield { ph: 'E', pid, tid, ts: tNs };
  }
}

function* processRows({ pid, argv, service, comm }: ProcEvent): Generator<PerfettoRow> {
  const program = argv[0]?.split('/').at(-1) ?? comm ?? `pid ${pid}`;
  const name = service === undefined ? program : `${program} (${service})`;
  yield { ph: 'M', name: 'process_name', pid, tid: 0, args: { name } };
}
