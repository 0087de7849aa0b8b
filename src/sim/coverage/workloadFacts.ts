import type { RecordedEvent } from '../../model/events.ts';
import type { EventList } from '../runFunction.ts';
import { FactBook, type WorkloadFacts } from './FactBook.ts';
import { WindowsFacts } from './WindowsFacts.ts';

/** TCP flag and state numbers of the kernel. */
const FIN = 1;
const STATE_ESTABLISHED = 1;
const STATE_CLOSE = 7;

/** Reads the facts out of the events, in one pass. */
export function workloadFacts(events: EventList): WorkloadFacts {
  const book = new FactBook();
  const windows = new WindowsFacts(book);
  for (const { event } of events) read(event, book, windows);
  return book.facts();
}

function read(event: RecordedEvent, book: FactBook, windows: WindowsFacts): void {
  switch (event.kind) {
    case 'estab': {
      const { ck, tNs, netnsIno = 0, laddr, lport, raddr, rport } = event;
      book.establish(ck, tNs, { address: laddr, ends: `${netnsIno} ${laddr} ${lport} ${raddr} ${rport}` });
      return;
    }
    case 'http':
      if (event.head.startsWith('HTTP/')) book.respond(event.ck, event.tNs);
      else book.request(event.ck, event.tNs);
      return;
    case 'segment':
      if ((event.flags & FIN) !== 0) book.beginEnd(event.ck, event.tNs);
      return;
    case 'state':
      if (event.from === STATE_ESTABLISHED) book.beginEnd(event.ck, event.tNs);
      if (event.to === STATE_CLOSE && (event.errno ?? 0) !== 0) book.hasReset = true;
      return;
    case 'close':
      book.close(event.ck, event.tNs);
      return;
    case 'retrans':
      book.hasRetransmission = true;
      return;
    case 'flow_open':
    case 'flow_update':
    case 'flow_close':
      windows.flow(event);
      return;
    case 'etw':
      windows.httpSys(event);
      return;
    default:
      return;
  }
}
