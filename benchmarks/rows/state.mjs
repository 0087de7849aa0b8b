// Rows of the per-client state: rates against real Go, connections a second.
//
// Measured is the poll alone, unless the row is a cycle: `before` refreshes the active connections and stores the closed.
import { findProfile } from '../../dist/model/profiles.js';
import { ColumnNetworkState } from '../../dist/model/state/columns/ColumnNetworkState.js';
import { ColumnState } from '../../dist/model/state/columns/ColumnState.js';
import { ConnColumns } from '../../dist/model/state/columns/ConnColumns.js';
import { addConn, connOfRow } from '../../dist/model/state/columns/connRow.js';
import * as counterWords from '../../dist/model/state/columns/CounterColumn.js';
import { HIGH, LOW } from '../../dist/model/state/columns/U64Column.js';
import { closedOf, connection, Workload } from '../workload.mjs';

const CLIENT = 'process-agent-unique-id';
/** A poll of so few connections takes microseconds: many in one measurement. */
const SMALL_ROUNDS = 100;

const polls = { floor: 1, realistic: 2, moonshot: 4 };

export const rows = [
  {
    name: 'state poll 100+100',
    go: 97,
    floor: 0.5,
    realistic: 1,
    moonshot: 2,
    prepare: () => repeated({ active: 100, closed: 100 }, SMALL_ROUNDS),
  },
  { name: 'state poll 10k+10k', go: 46, ...polls, prepare: () => poll({ active: 10_000, closed: 10_000 }) },
  {
    name: 'state poll 10k+10k, plain objects out',
    go: 46,
    floor: 0.8,
    realistic: 1.5,
    moonshot: 2.5,
    prepare: () => poll({ active: 10_000, closed: 10_000 }, { makesObjects: true }),
  },
  {
    name: 'state poll 10k+10k, plain objects in and out',
    go: 46,
    floor: 0.8,
    realistic: 1.5,
    moonshot: 2.5,
    prepare: () => objectPoll({ active: 10_000, closed: 10_000 }),
  },
  { name: 'state poll 100k+0', go: 49, ...polls, prepare: () => poll({ active: 100_000, closed: 0 }) },
  { name: 'state poll 0+60k', go: 43, ...polls, prepare: () => poll({ active: 0, closed: 60_000 }) },
  {
    name: 'state cycle 10k+10k',
    go: 52,
    floor: 1,
    realistic: 2,
    moonshot: 3.5,
    prepare: () => cycle({ active: 10_000, closed: 10_000 }),
  },
  {
    name: 'state poll 10k+10k, rollup on',
    go: 42,
    floor: 0.7,
    realistic: 1.5,
    moonshot: 3,
    prepare: () => poll({ active: 10_000, closed: 10_000, isForRollup: true }),
  },
  { name: 'state store closed 10k', go: 282, floor: 0.5, realistic: 1, moonshot: 2, prepare: () => store(10_000) },
  { name: 'state store closed 100k', go: 316, floor: 0.5, realistic: 1, moonshot: 2, prepare: () => store(100_000) },
];

/** One state with its workload, and the steps of a round. */
export class Round {
  constructor(size) {
    this.state = new ColumnState(profileFor(size));
    this.state.registerClient(CLIENT, 0);
    this.workload = new Workload({ ConnColumns, addConn, counterWords, LOW, HIGH, texts: this.state }, size);
    this.active = new ConnColumns();
    this.nowNs = 0;
  }

  /** The table of a poll belongs to the state afterwards, so the connections are copied into it each time. */
  refresh() {
    this.workload.refreshActive();
    this.active.clear();
    this.active.append(this.workload.active);
  }

  close() {
    if (this.workload.closedSets.length === 0) return;
    const closed = this.workload.nextClosed();
    for (let row = 0; row < closed.count; row += 1) this.state.storeClosedRow(closed, row);
  }

  poll() {
    this.nowNs += 30e9;
    return this.state.getDelta(CLIENT, { latestTime: 0n, active: this.active, nowNs: this.nowNs });
  }
}

function poll(size, { makesObjects = false } = {}) {
  const round = new Round(size);
  const before = () => {
    round.refresh();
    round.close();
  };
  const run = () => {
    const delta = round.poll();
    return makesObjects ? objectsOf(delta, round.state) : delta;
  };
  return { units: size.active + size.closed, before, run };
}

function objectsOf({ table, conns }, texts) {
  const objects = [];
  for (let index = 0; index < conns.length; index += 1) objects.push(connOfRow(table, conns.at(index), texts));
  return objects;
}

function repeated(size, times) {
  const one = cycle(size);
  return { units: one.units * times, run: () => repeat(one.run, times) };
}

function repeat(run, times) {
  for (let time = 0; time < times; time += 1) run();
}

function cycle(size) {
  const round = new Round(size);
  const run = () => {
    round.refresh();
    round.close();
    return round.poll();
  };
  return { units: size.active + size.closed, run };
}

function store(closed) {
  const round = new Round({ active: 0, closed });
  return {
    units: closed,
    before: () => {
      round.refresh();
      round.poll();
    },
    run: () => round.close(),
  };
}

/** Through the interface of plain objects, as the pipeline uses it. */
function objectPoll(size) {
  const state = new ColumnNetworkState(profileFor(size));
  state.registerClient(CLIENT, 0);
  const active = Array.from({ length: size.active }, (_, i) => connection(i));
  const closed = Array.from({ length: size.closed }, (_, i) => closedOf(connection(1_000_000 + i)));
  let nowNs = 0;
  const before = () => {
    for (const [i, conn] of active.entries()) refreshConn(conn, i);
    for (const conn of closed) state.storeClosedConnection(conn);
  };
  const run = () => {
    nowNs += 30e9;
    return state.getDelta(CLIENT, { latestTime: 0n, active, nowNs });
  };
  return { units: size.active + size.closed, before, run };
}

function refreshConn(conn, i) {
  const { monotonic } = conn;
  monotonic.sentBytes += BigInt(1500 * (1 + (i % 7)));
  monotonic.recvBytes += 4000n;
  monotonic.sentPackets += 3n;
  monotonic.recvPackets += 4n;
  if (i % 50 === 0) monotonic.retransmits += 1;
}

/** The limits that the real code was run with. */
function profileFor({ active, closed, isForRollup = false }) {
  const { state } = findProfile('agent-7.60');
  return {
    ...state,
    connectionRollup: isForRollup,
    maxClientStats: active > 75_000 ? 131_072 : 75_000,
    maxClosedConns: closed > 65_536 ? 131_072 : 65_536,
  };
}
