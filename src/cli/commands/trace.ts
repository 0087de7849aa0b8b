import type { Command } from 'commander';
import { TraceInvalidError, TraceLossyError, TraceTruncatedError, UsageError } from '../../errors.ts';
import type { RecordedEvent, RecordedKind } from '../../model/events.ts';
import { describeTrace, type TraceFacts, traceFactsToJson } from '../../trace/describeTrace.ts';
import { eventToJson } from '../../trace/eventJson.ts';
import { loadTrace } from '../../trace/loadTrace.ts';
import { readTrace } from '../../trace/readTrace.ts';
import { RECORDED_KIND_NAMES } from '../../trace/recordedKinds.ts';
import { WindowsCounter } from '../../trace/WindowsCounter.ts';
import { validateTrace } from '../../trace/validateTrace.ts';
import type { Outcome } from '../outcome.ts';
import { writeStdout } from '../writeStdout.ts';
import { registerTraceTools } from './traceTools.ts';

interface CommonOptions {
  readonly allowTruncated?: boolean;
  readonly json?: boolean;
}

interface CatOptions extends CommonOptions {
  readonly fileOrder?: boolean;
  readonly kind?: readonly string[];
  readonly limit?: string;
}

/** Adds `flowproof trace info|cat|validate` and the tools that write traces anew. Problems are thrown as errors with their own exit status. */
export function registerTrace(program: Command, outcome: Outcome): void {
  const trace = program.command('trace').description('Looks into a recorded trace (*.msgpack, *.msgpack.gz).');
  common(trace.command('info').description('header, counts, losses, footer; whether it is complete')).action(info);
  common(trace.command('cat').description('one line of JSON per event, in total order'))
    .option('--file-order', 'in the order of the file; needs no memory for the whole trace')
    .option('--kind <names...>', 'only these kinds')
    .option('--limit <n>', 'at most this many lines')
    .action(cat);
  common(trace.command('validate').description('checks every event, the numbering and the sums')).action(validate);
  registerTraceTools(trace, outcome);
}

function common(command: Command): Command {
  return command
    .argument('<file>', 'the trace')
    .option('--json', 'machine-readable output')
    .option('--allow-truncated', 'a trace that was cut is no error');
}

async function info(file: string, options: CommonOptions): Promise<void> {
  const reader = await readTrace(file, { allowTruncated: true });
  let events = 0;
  const windows = new WindowsCounter();
  for await (const batch of reader.batches()) {
    events += batch.length;
    for (const event of batch) windows.observe(event);
  }
  const { header, footer } = reader;
  const facts = { file, header, footer, health: reader.health(), windows: windows.conclude() };
  await show(facts, [], options);
  failIfCut(facts, events, options);
}

async function cat(file: string, options: CatOptions): Promise<void> {
  const kinds = new Set((options.kind ?? []).flatMap((names) => names.split(',')).map(kindOf));
  const limit = options.limit === undefined ? Infinity : limitOf(options.limit);
  const isWanted = (event: RecordedEvent) => kinds.size === 0 || kinds.has(event.kind);
  const printer = new LinePrinter(limit);
  if (options.fileOrder === true) {
    const reader = await readTrace(file, options);
    for await (const batch of reader.batches()) if (!(await printer.print(batch.filter(isWanted)))) break;
    return;
  }
  const { events, health } = await loadTrace(file, { allowTruncated: true });
  await printer.print(events.map(({ event }) => event).filter(isWanted));
  failIfCut({ file, health }, events.length, options);
}

async function validate(file: string, options: CommonOptions): Promise<void> {
  const { trace, problems } = await validateTrace(file, { allowTruncated: options.allowTruncated ?? false });
  const { header, footer, health } = trace;
  const windows = new WindowsCounter();
  for (const { event } of trace.events) windows.observe(event);
  const facts = { file, header, footer, health, windows: windows.conclude() };
  await show(facts, problems, options);
  if (problems.length > 0) throw new TraceInvalidError(file, problems);
  const { lostEvents, taintedFlows } = trace.health;
  if (lostEvents > 0 || taintedFlows.size > 0) throw new TraceLossyError(file, lostEvents, taintedFlows.size);
}

async function show(facts: TraceFacts, problems: readonly string[], options: CommonOptions): Promise<void> {
  const all = [...facts.health.problems, ...problems.filter((problem) => !facts.health.problems.includes(problem))];
  if (options.json === true) {
    await writeStdout(`${JSON.stringify({ ...traceFactsToJson(facts), problems: all }, undefined, 2)}\n`);
    return;
  }
  await writeStdout(`${[...describeTrace(facts), ...all.map((problem) => `problem   ${problem}`)].join('\n')}\n`);
}

/** What is whole has been shown by now; that it is not all is still an error unless it was allowed. */
function failIfCut(
  { file, health }: Pick<TraceFacts, 'file' | 'health'>,
  eventsRead: number,
  options: CommonOptions,
): void {
  if (!health.cut || options.allowTruncated === true) return;
  throw new TraceTruncatedError(file, health.cut.how, { ...health.cut, eventsRead });
}

/** Prints events as lines of JSON, some thousand per write. */
class LinePrinter {
  private left: number;

  constructor(limit: number) {
    this.left = limit;
  }

  /** @returns `false` when no more lines are wanted */
  async print(events: readonly RecordedEvent[]): Promise<boolean> {
    for (let from = 0; from < events.length && this.left > 0; from += 4096) {
      const lines = events.slice(from, from + Math.min(4096, this.left));
      this.left -= lines.length;
      if (!(await writeStdout(lines.map((event) => `${JSON.stringify(eventToJson(event))}\n`).join('')))) return false;
    }
    return this.left > 0;
  }
}

function kindOf(name: string): RecordedKind {
  const kind = RECORDED_KIND_NAMES.find((known) => known === name);
  if (kind === undefined) {
    throw new UsageError(`unknown kind ${name}`, `kinds are ${RECORDED_KIND_NAMES.join(', ')}`);
  }
  return kind;
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(limit)) throw new UsageError(`--limit ${text} is no whole number`);
  return limit;
}
