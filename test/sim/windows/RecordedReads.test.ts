import { describe, expect, it } from 'vitest';
import type { FlowTableName } from '../../../src/model/windows/flows/FlowDriver.ts';
import { type DriverApi, decodeFlowRow, flowRowSize } from '../../../src/model/windows/flows/flowRow.ts';
import { RecordedReads } from '../../../src/sim/hosts/windows/RecordedReads.ts';
import { flowRow, flowRows } from './flowRows.ts';

/** Room for two rows and a half. */
const TWO_ROWS = flowRowSize(0x17) * 2.5;

/** Reads a table to its end. @returns the local ports of each answer, and how it ended */
function readAll(reads: RecordedReads, table: FlowTableName, api: DriverApi = 0x17, bufferBytes = TWO_ROWS): string[] {
  const answers: string[] = [];
  for (;;) {
    const { rows, result, flows = [] } = reads.read(table, bufferBytes);
    const size = flowRowSize(api);
    const ports = Array.from(
      { length: rows.length / size },
      (_, row) => decodeFlowRow(rows, api, row * size).localPort,
    );
    expect(flows).toEqual(ports);
    answers.push(`${ports.join(' ')} ${result}`.trim());
    if (result !== 'more') return answers;
  }
}

const reads = (api: DriverApi = 0x17) => new RecordedReads(api, ({ localPort }) => localPort);

describe('recorded reads', () => {
  it('hold nothing before the first one', () => {
    expect(readAll(reads(), 'open')).toEqual(['none']);
    expect(readAll(reads(), 'closed')).toEqual(['none']);
  });

  it('give the open table as it was last read, as often as it is asked for', () => {
    const recorded = reads();
    recorded.add(flowRows('open', [flowRow(1), flowRow(2)]));
    recorded.add(flowRows('open', [flowRow(2), flowRow(3), flowRow(4)]));
    expect(readAll(recorded, 'open')).toEqual(['2 3 more', '4 ok']);
    expect(readAll(recorded, 'open')).toEqual(['2 3 more', '4 ok']);
  });

  it('begin the open table anew when it was read again in the middle of a read', () => {
    const recorded = reads();
    recorded.add(flowRows('open', [flowRow(1), flowRow(2), flowRow(3)]));
    recorded.read('open', TWO_ROWS);
    recorded.add(flowRows('open', [flowRow(4)]));
    expect(readAll(recorded, 'open')).toEqual(['4 ok']);
  });

  it('give each closed flow once, however many recorded reads it takes', () => {
    const recorded = reads();
    recorded.add(flowRows('closed', [flowRow(1), flowRow(2)]));
    recorded.add(flowRows('closed', [flowRow(3)]));
    expect(readAll(recorded, 'closed')).toEqual(['1 2 more', '3 ok']);
    expect(readAll(recorded, 'closed')).toEqual(['none']);
  });

  it('say that more is there when not even one row fits', () => {
    const recorded = reads();
    recorded.add(flowRows('closed', [flowRow(1)]));
    expect(recorded.read('closed', 100)).toEqual({ rows: '', result: 'more', flows: [] });
    expect(readAll(recorded, 'closed')).toEqual(['1 ok']);
  });

  it('fail once where the recorded read failed, and the open table is as before', () => {
    const recorded = reads();
    recorded.add(flowRows('open', [flowRow(1)], { errorCode: 31 }));
    expect(readAll(recorded, 'open')).toEqual(['error']);
    expect(readAll(recorded, 'open')).toEqual(['1 ok']);
    expect(readAll(recorded, 'closed')).toEqual(['none']);
  });

  it('lose the closed flows of a read that failed: they come before the error and never again', () => {
    const recorded = reads();
    recorded.add(flowRows('closed', [flowRow(1), flowRow(2), flowRow(3)], { errorCode: 31 }));
    expect(readAll(recorded, 'closed')).toEqual(['1 2 more', '3 more', 'error']);
    expect(readAll(recorded, 'closed')).toEqual(['none']);
  });

  it('are written anew for an agent of another interface', () => {
    const recorded = reads(0x18);
    recorded.add(flowRows('open', [flowRow(1), flowRow(2)]));
    expect(readAll(recorded, 'open', 0x18)).toEqual(['1 2 ok']);
    const older = reads(0x17);
    older.add(flowRows('open', [flowRow(1, { interfaceIndex: 7 })], { api: 0x18 }));
    expect(readAll(older, 'open')).toEqual(['1 ok']);
  });

  it('pass over the rest of a row that was cut', () => {
    const recorded = reads();
    const { rows, ...read } = flowRows('open', [flowRow(1), flowRow(2)]);
    recorded.add({ ...read, rows: rows.slice(0, -1) });
    expect(readAll(recorded, 'open')).toEqual(['1 ok']);
  });
});
