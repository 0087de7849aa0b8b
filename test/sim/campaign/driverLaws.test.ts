import { describe, expect, it } from 'vitest';
import { NO_TRACKER } from '../../../src/model/ledger/tracker.ts';
import { DEFAULT_EXCLUSIONS, shouldSkip } from '../../../src/model/tracer/exclusions.ts';
import { driverLimits } from '../../../src/model/windows/flows/driverSetup.ts';
import { DriverTables } from '../../../src/model/windows/flows/DriverTables.ts';
import type { FlowTableName } from '../../../src/model/windows/flows/FlowDriver.ts';
import { flowRowSize } from '../../../src/model/windows/flows/flowRow.ts';
import { FlowReader } from '../../../src/model/windows/flows/readFlows.ts';
import type { WindowsCase } from '../../../src/scenarios/windows/workload/WindowsCase.ts';
import { generateWindowsCase } from '../../../src/sim/campaign/generateWindowsCase.ts';
import { prepareWindowsCase } from '../../../src/sim/campaign/prepareWindowsCase.ts';
import { caseOf } from '../../../src/sim/campaign/runCampaign.ts';
import { GENERATIONS } from './windowsGenerations.ts';

const SEED = 4;
const CASES = 1000;
const READ_EVERY_NS = 20_000_000_000;

/** Applies the flows of a case to the tables of the driver, reads them now and then, checks the books throughout. */
function auditDriver(made: WindowsCase) {
  const { events, profile } = prepareWindowsCase(made, GENERATIONS.V2);
  const { windows } = profile;
  const tables = new DriverTables({
    api: windows.driverApi,
    limits: driverLimits(windows),
    tracker: NO_TRACKER,
    uptimeNs: 0n,
  });
  const counts = { rows: 0, kept: 0, excluded: 0, opened: 0, closed: 0 };
  const driver = {
    read(table: FlowTableName, bufferBytes: number) {
      const answer = tables.read(table, bufferBytes);
      counts.rows += answer.rows.length / flowRowSize(windows.driverApi);
      return answer;
    },
  };
  const reader = new FlowReader(driver, { profile: windows, bootUnixNs: 0n });
  const readAll = (): void => {
    for (const table of ['open', 'closed'] as const) {
      const { kept } = reader.read(table, (conn) => {
        const isKept = !shouldSkip(conn, { ...DEFAULT_EXCLUSIONS, collectsLocalDns: false });
        if (!isKept) counts.excluded += 1;
        return isKept;
      });
      counts.kept += kept;
    }
    expect(counts.rows).toBe(counts.kept + counts.excluded);
    expect(tables.stats.numFlowClosedStructures).toBe(0);
  };
  const open = new Set<bigint>();
  let nextReadNs = READ_EVERY_NS;
  for (const { event } of events) {
    for (; nextReadNs < event.tNs; nextReadNs += READ_EVERY_NS) readAll();
    if (event.kind === 'flow_open') {
      counts.opened += 1;
      const skipped = tables.stats.numFlowAllocSkippedMaxOpenExceeded;
      tables.open(event);
      if (tables.stats.numFlowAllocSkippedMaxOpenExceeded === skipped) open.add(event.handle);
    } else if (event.kind === 'flow_update') {
      tables.update(event);
    } else if (event.kind === 'flow_close') {
      tables.close(event);
      if (event.references === 2 && open.delete(event.handle)) counts.closed += 1;
    }
    const { stats } = tables;
    expect(stats.openTableAdds - stats.openTableRemoves).toBe(stats.numFlowStructures);
    expect(stats.closedTableAdds - stats.closedTableRemoves).toBe(stats.numFlowClosedStructures);
    expect(stats.numFlowStructures).toBe(open.size);
    expect(stats.openTableAdds + stats.numFlowAllocSkippedMaxOpenExceeded).toBe(counts.opened);
    expect(stats.closedTableAdds + stats.numFlowClosedDroppedMaxExceeded).toBe(counts.closed);
  }
  readAll();
  return { ...counts, stats: tables.stats };
}

/** Nobody wakes the reader here, so that the closed table can be full. */
function caseWithSmallTable(index: number): WindowsCase {
  const made = caseOf({ seed: SEED, generate: generateWindowsCase }, index);
  return { ...made, limits: { ...made.limits, driverClosed: index % 4 } };
}

describe(`L4 the driver's books, ${CASES} generated cases of seed ${SEED}`, () => {
  it('agree with what was opened and closed, and every row that is read is kept or excluded', () => {
    const sums = { rows: 0, excluded: 0, skipped: 0, dropped: 0 };
    for (let index = 0; index < CASES; index += 1) {
      const { rows, excluded, stats } = auditDriver(caseWithSmallTable(index));
      sums.rows += rows;
      sums.excluded += excluded;
      sums.skipped += stats.numFlowAllocSkippedMaxOpenExceeded;
      sums.dropped += stats.numFlowClosedDroppedMaxExceeded;
    }
    // Every rule was met.
    for (const [what, count] of Object.entries(sums)) expect(count, what).toBeGreaterThan(0);
  });
});
