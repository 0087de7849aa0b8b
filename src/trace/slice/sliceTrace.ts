import type { RecordedEvent, RecordedKind } from '../../model/events.ts';
import { recordedSource } from '../../model/order.ts';
import { FooterCounter } from '../FooterCounter.ts';
import type { TraceForm } from '../headerFor.ts';
import { keptHeaderFacts } from '../keptHeaderFacts.ts';
import type { TraceSource } from '../TraceSource.ts';
import { TraceWriter } from '../TraceWriter.ts';
import { type SliceBounds, SliceChoice } from './SliceChoice.ts';

/** What was kept, and what was cut. */
export interface SliceResult {
  readonly kept: number;
  readonly cut: number;
  readonly cutByKind: ReadonlyMap<RecordedKind, number>;
  readonly socketsKept: number;
  readonly sockets: number;
  /** Sockets that had begun before the slice: their earlier data is not in it. */
  readonly begunBefore: number;
  /** Kept sockets without their end. */
  readonly openAtEnd: number;
}

/**
 * The bytes of a part of a trace, which is itself a trace: events get new numbers, since those that are left out are
 * not lost; what the original had lost is carried over. The trace is read twice, in bounded memory.
 *
 * @param done - told what was cut, before the last piece
 * @throws LateEventError, as `TraceSource.batches` does
 */
export async function* sliceTrace(
  source: TraceSource,
  bounds: SliceBounds,
  form: TraceForm,
  done: (result: SliceResult) => void,
): AsyncGenerator<Buffer> {
  const choice = new SliceChoice(bounds);
  for await (const batch of source.batches()) for (const event of batch) choice.observe(event);
  choice.conclude();
  const { isComplete, lostEvents } = source.health;
  const writer = new TraceWriter(keptHeaderFacts(source.header), form);
  const footer = new FooterCounter();
  const numbers = new Map<number, number>();
  const cutByKind = new Map<RecordedKind, number>();
  const open = new Set<bigint>();
  const before = new Set<bigint>();
  let kept = 0;
  for await (const batch of source.batches()) {
    for (const event of batch) {
      if (!choice.keeps(event)) {
        cutByKind.set(event.kind, (cutByKind.get(event.kind) ?? 0) + 1);
        continue;
      }
      const numbered = renumber(event, numbers);
      writer.write(numbered);
      footer.observe(numbered);
      kept += 1;
      if (event.kind === 'estab') open.add(event.ck);
      if (event.kind === 'estab' && event.tNs < (bounds.fromNs ?? 0)) before.add(event.ck);
      if (event.kind === 'close') open.delete(event.ck);
    }
    yield writer.take();
  }
  const { all, kept: socketsKept } = choice.socketCounts;
  const cut = [...cutByKind.values()].reduce((sum, count) => sum + count, 0);
  const counts = { kept, cut, cutByKind, socketsKept, sockets: all };
  done({ ...counts, begunBefore: before.size, openAtEnd: open.size });
  yield writer.finish({
    ...footer.footer(),
    ended: 'slice',
    exit_status: null,
    complete: isComplete,
    detail: lostEvents === 0 ? {} : { slice_lost: lostEvents },
  });
}

function renumber(event: RecordedEvent, numbers: Map<number, number>): RecordedEvent {
  const source = recordedSource(event.ring, event.cpu);
  const cseq = numbers.get(source) ?? 0;
  numbers.set(source, cseq + 1);
  return { ...event, cseq };
}
