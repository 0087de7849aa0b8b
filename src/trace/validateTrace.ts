import { validateTraceEvent } from '../generated/validators.js';
import type { RecordedEvent } from '../model/events.ts';
import { compareOrder, type OrderedEvent } from '../model/order.ts';
import { eventToJson } from './eventJson.ts';
import { flowRowBytes } from './flowRowSizes.ts';
import { loadTrace, type LoadedTrace, type LoadTraceOptions } from './loadTrace.ts';
import { schemaProblem } from './schemaProblem.ts';

/** What a check of a trace found. */
export interface TraceValidation {
  readonly trace: LoadedTrace;
  /** What is wrong, in words, worst known first; empty for a sound trace. A sound trace can still lack lost events. */
  readonly problems: readonly string[];
}

/** More problems than this say nothing new. */
const PROBLEMS_MAX = 20;

/**
 * Checks a trace: header, footer and every event against their schemas, the numbering of events, and the recorder's
 * sums against the events that are there.
 *
 * @throws as `loadTrace` does: a trace that cannot be read is not checked
 */
export async function validateTrace(file: string, options: LoadTraceOptions = {}): Promise<TraceValidation> {
  const trace = await loadTrace(file, options);
  const problems = [...trace.health.problems, ...numberingProblems(trace.events), ...schemaProblems(trace.events)];
  return { trace, problems: problems.slice(0, PROBLEMS_MAX) };
}

function numberingProblems(events: readonly OrderedEvent<RecordedEvent>[]): string[] {
  const problems: string[] = [];
  const lastBySource = new Map<number, OrderedEvent<RecordedEvent>>();
  const bySequence = events.toSorted((a, b) => a.source - b.source || a.sequence - b.sequence || compareOrder(a, b));
  for (const ordered of bySequence) {
    const { event, source, sequence } = ordered;
    const last = lastBySource.get(source);
    lastBySource.set(source, ordered);
    if (last?.sequence !== sequence) continue;
    problems.push(`ring ${event.ring}, CPU ${event.cpu}: the number ${sequence} stands in two events`);
    if (problems.length === PROBLEMS_MAX) break;
  }
  return problems;
}

function schemaProblems(events: readonly OrderedEvent<RecordedEvent>[]): string[] {
  const problems: string[] = [];
  for (const [index, { event }] of events.entries()) {
    const problem = schemaProblem(validateTraceEvent, eventToJson(event)) ?? rowsProblem(event);
    if (problem === undefined) continue;
    problems.push(`event ${index} in total order (${event.kind}): ${problem}`);
    if (problems.length === PROBLEMS_MAX) break;
  }
  return problems;
}

/** The rows of a driver's table stand without gaps, so their bytes tell whether the read is whole. */
function rowsProblem(event: RecordedEvent): string | undefined {
  if (event.kind !== 'flow_rows') return undefined;
  const rowBytes = flowRowBytes(event.api);
  if (rowBytes === undefined) return `its rows are of the unknown api ${event.api}`;
  if (event.rows.length % rowBytes === 0) return undefined;
  return `its ${event.rows.length} bytes are no whole rows of ${rowBytes}`;
}
