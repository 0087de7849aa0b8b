import type { EtwEvent, FlowCloseEvent, FlowOpenEvent, FlowUpdateEvent } from '../../model/events.ts';
import { parseConnect } from '../../model/windows/etw/connectionPayloads.ts';
import { ETW_EVENT } from '../../model/windows/etw/etwEventIds.ts';
import type { FactBook } from './FactBook.ts';

/** The first status of a flow of the driver that is terminal, and those of a flow that was reset by either end. */
const TERMINAL_FROM = 3;
const RESETS: ReadonlySet<number> = new Set([5, 6]);

/** Events with which an answer has left HTTP.sys, whoever gave it: until then the agent has the request in memory. */
const ANSWERED: ReadonlySet<number> = new Set([
  ETW_EVENT.SEND_COMPLETE,
  ETW_EVENT.CACHED_AND_SEND,
  ETW_EVENT.FAST_SEND,
  ETW_EVENT.ZERO_SEND,
  ETW_EVENT.LAST_SEND_ERROR,
]);

/**
 * Reads facts out of events of a Windows host: flows of the packet driver and connections of HTTP.sys, each by
 * themselves. Raw reads of the driver's tables and its own HTTP records are not looked into.
 */
export class WindowsFacts {
  private readonly book: FactBook;

  constructor(book: FactBook) {
    this.book = book;
  }

  flow(event: FlowOpenEvent | FlowUpdateEvent | FlowCloseEvent): void {
    const { book } = this;
    const { handle, tNs } = event;
    if (event.kind === 'flow_open') {
      const { proto, laddr, lport, raddr, rport } = event;
      book.establish(handle, tNs, { address: laddr, ends: `flow ${proto} ${laddr} ${lport} ${raddr} ${rport}` });
    } else if (event.kind === 'flow_update') {
      if (event.state.status >= TERMINAL_FROM) book.beginEnd(handle, tNs);
      if (event.state.retransmits > 0) book.hasRetransmission = true;
    } else {
      if (RESETS.has(event.status)) book.hasReset = true;
      book.close(handle, tNs);
    }
  }

  httpSys({ id, activityId, relatedActivityId, data, tNs }: EtwEvent): void {
    const { book } = this;
    const connection = `connection ${activityId}`;
    if (ANSWERED.has(id)) {
      book.respond(`request ${activityId}`, tNs);
      return;
    }
    switch (id) {
      case ETW_EVENT.CONNECT: {
        const ends = parseConnect(data);
        if (!ends) return;
        const { local, remote } = ends;
        const text = `http ${local.address} ${local.port} ${remote.address} ${remote.port}`;
        book.establish(connection, tNs, { address: local.address, ends: text });
        return;
      }
      case ETW_EVENT.RECEIVE_REQUEST:
        book.request(connection, tNs, `request ${relatedActivityId ?? activityId}`);
        return;
      case ETW_EVENT.CLOSE:
        book.beginEnd(connection, tNs);
        return;
      case ETW_EVENT.CLEANUP:
        book.close(connection, tNs);
        return;
      default:
        return;
    }
  }
}
