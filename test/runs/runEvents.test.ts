import { describe, expect, it } from 'vitest';
import { prepareRun } from '../../src/runs/prepareRun.ts';
import { findEvents, runEvents } from '../../src/runs/runEvents.ts';
import { TraceCorruptError, TraceTooLargeError } from '../../src/errors.ts';
import type { RecordedEvent } from '../../src/model/events.ts';
import { expandScript, SCRIPT_ROOT_NETNS } from '../../src/scenarios/workload/expandScript.ts';
import { reportRun } from '../../src/report/runReport.ts';
import type { RunResult } from '../../src/sim/runResult.ts';
import { simulate } from '../../src/sim/simulate.ts';
import { footerFor } from '../../src/trace/footerFor.ts';
import type { TraceForm } from '../../src/trace/headerFor.ts';
import { loadTrace } from '../../src/trace/loadTrace.ts';
import { TraceSource } from '../../src/trace/TraceSource.ts';
import { TraceWriter } from '../../src/trace/TraceWriter.ts';
import { curls, SCRIPT_PROCESSES } from '../sim/scriptedRun.ts';
import { temporaryFolder } from '../trace/temporaryFolder.ts';

const FACTS = {
  t0MonoNs: 0n,
  t0RealNs: 0n,
  recorder: { version: 'test' },
  host: { netns_ino: SCRIPT_ROOT_NETNS, cpus_possible: 2 },
};
const EVENTS = expandScript({ cpus: 2, processes: SCRIPT_PROCESSES, steps: [curls(300)] });
/** Orders of the file: as they happened, and such that the window for late events is too small. */
const ORDERS: readonly (readonly [string, readonly RecordedEvent[]])[] = [
  ['in order', EVENTS],
  ['backwards', EVENTS.toReversed()],
  ['with its beginning at the end', [...EVENTS.slice(100), ...EVENTS.slice(0, 100)]],
];
const CASES = (['rows', 'columns'] as const).flatMap((form) =>
  ORDERS.map(([name, events]) => [form, name, events] as const),
);

function bytesOf(events: readonly RecordedEvent[], form: TraceForm): Buffer {
  const writer = new TraceWriter(FACTS, form);
  for (const event of events) writer.write(event);
  return writer.finish(footerFor(events));
}

const reportOf = (result: RunResult) => reportRun(result, { source: 'x', violations: result.violations });

describe('a trace that is replayed while it is read', () => {
  const folder = temporaryFolder();

  it.each(CASES)('gives the report of the loaded one: %s, %s', async (form, _name, events) => {
    const file = folder.write('trace.msgpack', bytesOf(events, form));
    const prepared = await prepareRun(file, { toggle: ['max-closed-conns=40'] });
    expect(prepared.events).toBeInstanceOf(TraceSource);
    const streamed = await runEvents(prepared.settings, prepared.events);
    const loaded = simulate({ ...prepared.settings, events: (await loadTrace(file)).events });
    expect(reportOf(streamed)).toEqual(reportOf(loaded));
    expect(streamed.events).toBe(EVENTS.length);
    expect(prepared.isTainted()).toBe(false);
  });

  it('finds events by number as in the list, also where some come late', async () => {
    const file = folder.write('late.msgpack', bytesOf(EVENTS.toReversed(), 'rows'));
    const { events } = await loadTrace(file);
    const numbers = new Set([0, 1, 2, 77, 2048, 2049, EVENTS.length, EVENTS.length + 1]);
    const found = await findEvents(numbers, await TraceSource.open(file));
    expect(found).toEqual(await findEvents(numbers, events));
    expect([...found.keys()].toSorted((a, b) => a - b)).toEqual([1, 2, 77, 2048, 2049, EVENTS.length]);
  });

  it('is tainted when it turns out at its end that events are missing', async () => {
    const bytes = bytesOf(EVENTS, 'rows');
    const cut = await prepareRun(folder.write('cut', bytes.subarray(0, -20)), { allowTruncated: true });
    await runEvents(cut.settings, cut.events);
    expect(cut.isTainted()).toBe(true);
    const footer = { ...footerFor(EVENTS), detail: { writer_dropped: 1 } };
    const writer = new TraceWriter(FACTS, 'rows');
    for (const event of EVENTS) writer.write(event);
    const dropped = await prepareRun(folder.write('dropped', writer.finish(footer)), {});
    await runEvents(dropped.settings, dropped.events);
    expect(dropped.isTainted()).toBe(true);
  });

  it('ends in the error of the reader when it is damaged in the middle', async () => {
    const half = bytesOf(EVENTS.slice(0, 6000), 'rows');
    const end = half.lastIndexOf('ended', undefined, 'latin1');
    const bytes = Buffer.concat([half.subarray(0, end - 10), Buffer.alloc(100_000, 0xc1)]);
    const prepared = await prepareRun(folder.write('damaged', bytes), {});
    await expect(runEvents(prepared.settings, prepared.events)).rejects.toBeInstanceOf(TraceCorruptError);
  });

  it('is loaded when its header does not name the namespace of the host', async () => {
    const writer = new TraceWriter({ ...FACTS, host: {} }, 'rows');
    const root: RecordedEvent = {
      kind: 'netns',
      tNs: 0,
      cpu: -1,
      cseq: 0,
      ring: 'user',
      netnsIno: SCRIPT_ROOT_NETNS,
      netnsCookie: undefined,
      pid: undefined,
      isRoot: true,
    };
    for (const event of [...EVENTS, root]) writer.write(event);
    const prepared = await prepareRun(folder.write('silent', writer.finish(footerFor([...EVENTS, root]))), {});
    expect(prepared.events).toHaveLength(EVENTS.length + 1);
    expect(prepared.settings.host.rootNetnsIno).toBe(SCRIPT_ROOT_NETNS);
  });

  it('is refused when no window is wide enough', async () => {
    const source = await TraceSource.open(folder.write('wide', bytesOf(EVENTS, 'rows')));
    source.widen();
    source.widen();
    expect(() => source.widen()).toThrow(TraceTooLargeError);
  });
});
