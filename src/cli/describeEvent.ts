import type { EstabEvent, FlowOpenEvent, RecordedEvent } from '../model/events.ts';
import { showEnds } from '../sim/flowTable.ts';
import { etwEventName } from '../trace/etwNames.ts';
import { describeRows } from '../trace/flowRowSizes.ts';

/**
 * A recorded event in a few words.
 *
 * @param request - what it begins, where a later event has to tell
 */
export function describeEvent(event: RecordedEvent | undefined, request?: string): { tNs: number; text: string } {
  if (!event) return { tNs: 0, text: 'before the first event' };
  return { tNs: event.tNs, text: request === undefined ? textOf(event) : `${request} (${textOf(event)})` };
}

function textOf(event: RecordedEvent): string {
  switch (event.kind) {
    case 'http':
      return `${firstLine(event.head)} (${event.dir === 'tx' ? 'sent' : 'received'})`;
    case 'close':
      return `close of socket ${event.ck} by pid ${event.pid ?? 'unknown'}`;
    case 'segment':
      return `segment of ${event.lenBytes} bytes, flags ${event.flags} (${event.dir === 'tx' ? 'sent' : 'received'})`;
    case 'state':
      return `socket ${event.ck} changes state ${event.from} to ${event.to}`;
    case 'proc':
      return `process ${event.pid} runs ${event.argv[0] ?? event.comm ?? ''}`;
    case 'proc_exit':
      return `process ${event.pid} ends`;
    case 'sock':
      return `pid ${event.pid ?? 'unknown'} makes socket ${event.ck}`;
    case 'listen':
      return `socket ${event.ck} listens on ${event.addr ?? ''}:${event.port}`;
    case 'connect':
      return `socket ${event.ck} connects to ${event.raddr ?? ''}:${event.rport ?? ''}`;
    case 'estab':
      return `${ESTABLISHED_BY[event.dir ?? 'before']} by pid ${event.pid ?? 'unknown'}: ${endsOf(event)}`;
    case 'owner':
      return `socket ${event.ck} turns out to be of pid ${event.pid}`;
    case 'retrans':
      return `socket ${event.ck} sends ${event.segs} segments again`;
    case 'io':
      return `${event.op} of socket ${event.ck} by pid ${event.pid ?? 'unknown'} gives ${event.result}`;
    case 'nat':
      return `connection tracking, ${event.event}: ${event.origSrc}:${event.origSport} to ${event.origDst}:${event.origDport}`;
    case 'packet':
      return `packet ${event.packetType} at interface ${event.ifindex}: ${event.payloadBytes} bytes`;
    case 'progress':
      return `new totals of socket ${event.ck}`;
    case 'etw':
      return `ETW ${etwEventName(event.id, event.provider)}`;
    case 'etw_loss':
      return 'ETW says what it lost so far';
    case 'flow_rows':
      return `read of ${describeRows(event)} from the driver's ${event.table} table by ${event.reader ?? 'the recorder'}`;
    case 'flow_open':
      return `the driver follows ${endsOf(event)} of pid ${event.pid}`;
    case 'flow_update':
      return `new totals of the driver's flow ${event.handle}`;
    case 'flow_close':
      return `the driver's flow ${event.handle} ends with status ${event.status}, ${event.references} references`;
    case 'driver_http':
      return 'the driver has seen an HTTP transaction';
    default:
      return event.kind;
  }
}

const ESTABLISHED_BY = { out: 'connected', in: 'accepted', before: 'connection from before the recording' } as const;

function endsOf({ laddr, lport, raddr, rport }: EstabEvent | FlowOpenEvent): string {
  return showEnds(laddr, lport, raddr, rport);
}

/** Method and path, or version and status: the first line of a head without its version. */
function firstLine(head: string): string {
  const line = head.split('\r\n', 1)[0] ?? '';
  return line.replace(/ HTTP\/[\d.]+$/, '');
}
