import type { FlowRowsEvent } from '../../../model/events.ts';
import type { Ledger } from '../../../model/ledger/ledger.ts';
import type { FlowList } from '../../../model/ledger/tracker.ts';
import type { FlowTableName } from '../../../model/windows/flows/FlowDriver.ts';
import type { DriverApi, FlowRow } from '../../../model/windows/flows/flowRow.ts';
import { addressOfFamily } from '../../../model/windows/etw/socketAddress.ts';
import type { FlowTable, KnownFlow } from '../../flowTable.ts';
import { RecordedReads } from './RecordedReads.ts';

const DIRECTION_MASK = 0x300;
const INBOUND = 0x100;

/** What recorded flows are booked in. */
export interface RecordedFlowsParts {
  readonly ledger: Ledger;
  readonly flows: FlowTable;
  /** Interface of the agent that is replayed: rows are given to it in this form. */
  readonly driverApi: DriverApi;
  /** Told of a flow that the driver has given up. */
  readonly ended: (flow: KnownFlow) => void;
}

/** The flows that recorded reads of the driver show: each is a flow of the run from its first row on. */
export class RecordedFlows {
  readonly reads: RecordedReads;
  private readonly parts: RecordedFlowsParts;
  /** By handle and cookie: the driver uses a handle again. */
  private readonly known = new Map<string, KnownFlow>();

  constructor(parts: RecordedFlowsParts) {
    this.parts = parts;
    this.reads = new RecordedReads(parts.driverApi, (row, table) => this.flowsOf(row, table));
  }

  /** A read of the driver was recorded. */
  add(event: FlowRowsEvent): void {
    this.reads.add(event);
  }

  private flowsOf(row: FlowRow, table: FlowTableName): FlowList {
    const { ledger, ended } = this.parts;
    const key = `${row.flowHandle} ${row.flowCookie}`;
    const known = this.known.get(key) ?? this.open(row);
    if (table === 'closed') {
      this.known.delete(key);
      ledger.moveFlows(ledger.listOfFlow(known.flow), 'driver-closed');
      ended(known);
    } else {
      this.known.set(key, known);
    }
    return ledger.listOfFlow(known.flow);
  }

  private open(row: FlowRow): KnownFlow {
    const { ledger, flows } = this.parts;
    const flow = ledger.openFlow();
    ledger.moveFlows(ledger.listOfFlow(flow), 'driver-open');
    const ends = {
      ck: row.flowHandle,
      laddr: addressOfFamily(row.addressFamily, row.localAddress),
      lport: row.localPort,
      raddr: addressOfFamily(row.addressFamily, row.remoteAddress),
      rport: row.remotePort,
      dir: (row.flags & DIRECTION_MASK) === INBOUND ? ('in' as const) : ('out' as const),
      netnsIno: 0,
    };
    return flows.add(flow, ends, Number(BigInt.asUintN(32, row.processId)));
  }
}
