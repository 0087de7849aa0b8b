import type { TraceSource } from '../TraceSource.ts';
import { PerfettoEvents, type PerfettoRow } from './PerfettoEvents.ts';

/** When the agent would poll, ns. */
export interface ShownPolls {
  readonly everyNs: number;
  readonly offsetNs: number;
}

const NS_PER_US = 1000;

/**
 * A trace in Chrome's JSON format, which Perfetto opens.
 *
 * @param polls - shown as marks over all tracks
 * @throws LateEventError, as `TraceSource.batches` does
 */
export async function* exportPerfetto(source: TraceSource, polls: ShownPolls | undefined): AsyncGenerator<Buffer> {
  const events = new PerfettoEvents();
  let isFirst = true;
  let pollNs = polls?.offsetNs ?? Infinity;
  let poll = 0;
  const write = (rows: Iterable<PerfettoRow>): string => {
    let text = '';
    for (const row of rows) {
      text += `${isFirst ? '' : ',\n'}${render(row)}`;
      isFirst = false;
    }
    return text;
  };
  yield Buffer.from('{"displayTimeUnit":"ns","traceEvents":[\n');
  for await (const batch of source.batches()) {
    let text = '';
    for (const event of batch) {
      while (pollNs <= event.tNs) {
        poll += 1;
        text += write([{ ph: 'i', s: 'g', name: `poll ${poll}`, cat: 'poll', pid: 0, tid: 0, ts: pollNs }]);
        pollNs += polls?.everyNs ?? Infinity;
      }
      text += write(events.rows(event));
    }
    yield Buffer.from(text);
  }
  yield Buffer.from(`${write(events.finish())}\n]}\n`);
}

function render(row: PerfettoRow): string {
  const shown = Object.entries(row).map(([key, value]) => {
    const isTime = (key === 'ts' || key === 'dur') && typeof value === 'number';
    return `${JSON.stringify(key)}:${isTime ? microseconds(value) : JSON.stringify(value)}`;
  });
  return `{${shown.join(',')}}`;
}

/** Exact: from integers only. */
function microseconds(ns: number): string {
  const us = Math.floor(ns / NS_PER_US);
  return `${us}.${String(ns - us * NS_PER_US).padStart(3, '0')}`;
}
