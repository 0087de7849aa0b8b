// What the state holds after many polls: node --expose-gc benchmarks/stateMemory.mjs [polls]
//
// 10k open and 10k closed connections a poll. In the first run the same ones come again and again, in the second one a
// tenth of all cookies is new at every poll.
import { Round } from './rows/state.mjs';

const OPEN = 10_000;
const CLOSED = 10_000;
const WARM_UP = 50;
const MAX_GROWTH = 1.05;

const polls = Number(process.argv[2] ?? 1000);
const isFlat = [steady, changing].map((round) => report(round)).every(Boolean);
process.exitCode = isFlat ? 0 : 1;

function report(makeRound) {
  const next = makeRound();
  for (let poll = 0; poll < WARM_UP; poll += 1) next(poll);
  const before = heldBytes();
  for (let poll = 0; poll < polls; poll += 1) next(WARM_UP + poll);
  const after = heldBytes();
  const growth = after / before;
  const bytes = `${(before / 1e6).toFixed(1)} MB, after ${polls} more polls ${(after / 1e6).toFixed(1)} MB`;
  console.log(`${makeRound.name.padEnd(8)} ${bytes}, × ${growth.toFixed(3)}`);
  return growth <= MAX_GROWTH;
}

function steady() {
  const round = new Round({ active: OPEN, closed: CLOSED });
  return () => {
    round.refresh();
    round.close();
    round.poll();
  };
}

function changing() {
  const round = new Round({ active: OPEN, closed: CLOSED });
  return (poll) => {
    for (const table of [round.workload.active, ...round.workload.closedSets]) giveNewCookies(table, poll);
    round.refresh();
    round.close();
    round.poll();
  };
}

/** A tenth of the cookies of a table become new ones, another tenth at each poll. */
function giveNewCookies(table, poll) {
  for (let row = poll % 10; row < table.count; row += 10) {
    table.cookie.write(row, table.cookie.read(row) + 0x1_0000_0001n);
  }
}

function heldBytes() {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
