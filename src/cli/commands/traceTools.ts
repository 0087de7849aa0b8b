import { type Command, Option } from 'commander';
import { UsageError } from '../../errors.ts';
import { EXIT_STATUS } from '../../errorTable.ts';
import { durationFlag } from '../../runs/runSettings.ts';
import { checkOutput } from '../checkOutput.ts';
import type { Outcome } from '../outcome.ts';
import { collect } from '../runOptions.ts';

import { writeStdout } from '../writeStdout.ts';

interface CommonFlags {
  readonly allowTruncated?: boolean;
  readonly json?: boolean;
}

interface ExportFlags extends CommonFlags {
  readonly pcapng?: boolean;
  readonly perfetto?: boolean;
  readonly jsonl?: boolean;
  readonly output?: string;
  readonly pollEvery?: string;
  readonly pollOffset?: string;
}

interface PackFlags extends CommonFlags {
  readonly output: string;
  readonly rows?: boolean;
}

interface SliceFlags extends CommonFlags {
  readonly output: string;
  readonly from?: string;
  readonly to?: string;
  readonly port?: readonly string[];
  readonly pid?: readonly string[];
  readonly columns?: boolean;
}

const POLL_OFFSET_NS = 7_000_000_000;
const PORT_MAX = 65_535;
const PID_MAX = 0x7fff_ffff;
/** Differences that are printed; `--json` has all. */
const SHOWN_MAX = 20;

/** Adds `flowproof trace export|pack|slice|diff`. */
export function registerTraceTools(trace: Command, outcome: Outcome): void {
  truncatable(trace.command('export').description('writes a trace in a form that other programs read'))
    .argument('<file>', 'the trace')
    .option('--pcapng', 'packets for Wireshark, made up from the recorded sockets and heads')
    .option('--perfetto', "Chrome's JSON trace events, for ui.perfetto.dev")
    .option('--jsonl', 'lines of JSON: header, events in total order, footer')
    .option('-o, --output <file>', 'where to; standard output when absent (not --pcapng)')
    .option('--poll-every <duration>', 'perfetto: mark the polls of an agent that asks so often')
    .option('--poll-offset <duration>', 'perfetto: time of the first poll (default 7s)')
    .action(exportTrace);
  truncatable(trace.command('pack').description('writes the same trace in columns: smaller, and faster to read'))
    .argument('<file>', 'the trace')
    .requiredOption('-o, --output <file>', 'the new trace (*.msgpack, or *.msgpack.gz to pack it)')
    .option('--rows', 'the other way round: rows')
    .option('--json', 'print one JSON object')
    .action(pack);
  truncatable(trace.command('slice').description('cuts a part out of a trace, with what it needs of the rest'))
    .argument('<file>', 'the trace')
    .requiredOption('-o, --output <file>', 'the new trace (*.msgpack, or *.msgpack.gz to pack it)')
    .option('--from <duration>', 'from this time on, since the start of the trace')
    .option('--to <duration>', 'up to this time')
    .addOption(new Option('--port <number>', 'sockets with this port at either end; repeatable').argParser(collect))
    .addOption(new Option('--pid <number>', 'sockets of this process; repeatable').argParser(collect))
    .option('--columns', 'store columns instead of rows')
    .option('--json', 'print one JSON object')
    .action(slice);
  truncatable(
    trace.command('diff').description('compares the connections of two traces; exit status 1 when they differ'),
  )
    .argument('<first>', 'a trace')
    .argument('<second>', 'another trace')
    .option('--json', 'print one JSON object')
    .action(async (first: string, second: string, flags: CommonFlags) => {
      outcome.status = await diff(first, second, flags);
    });
}

function truncatable(command: Command): Command {
  return command.option('--allow-truncated', 'a trace that was cut is no error');
}

async function exportTrace(file: string, flags: ExportFlags): Promise<void> {
  const chosen = (['pcapng', 'perfetto', 'jsonl'] as const).filter((form) => flags[form]);
  const [form] = chosen;
  if (form === undefined || chosen.length > 1) {
    throw new UsageError('one form must be chosen', 'give --pcapng, --perfetto or --jsonl');
  }
  if (form === 'pcapng' && flags.output === undefined) {
    throw new UsageError('packets cannot be printed', 'name a file with --output');
  }
  if (form !== 'perfetto' && (flags.pollEvery !== undefined || flags.pollOffset !== undefined)) {
    throw new UsageError('only --perfetto shows polls');
  }
  const { printOrdered, writeOrdered } = await import('../traceOutput.ts');
  const source = await openSource(file, flags);
  const pieces = await piecesOf(form, flags, source);
  if (flags.output === undefined) return printOrdered(source, pieces);
  checkOutput([file], flags.output);
  return writeOrdered(source, flags.output, pieces);
}

async function piecesOf(form: 'pcapng' | 'perfetto' | 'jsonl', flags: ExportFlags, source: Source) {
  if (form === 'jsonl') {
    const { exportJsonLines } = await import('../../trace/export/exportJsonLines.ts');
    return () => exportJsonLines(source);
  }
  if (form === 'pcapng') {
    const { exportPcapng } = await import('../../trace/export/exportPcapng.ts');
    return () => exportPcapng(source);
  }
  const everyNs = durationFlag('--poll-every', flags.pollEvery, 0);
  if (flags.pollEvery !== undefined && everyNs === 0) throw new UsageError('--poll-every must be longer than nothing');
  const offsetNs = durationFlag('--poll-offset', flags.pollOffset, POLL_OFFSET_NS);
  const { exportPerfetto } = await import('../../trace/export/exportPerfetto.ts');
  return () => exportPerfetto(source, everyNs === 0 ? undefined : { everyNs, offsetNs });
}

type Source = Awaited<ReturnType<typeof openSource>>;

async function openSource(file: string, flags: CommonFlags) {
  if (file === '-') throw new UsageError('the trace is read twice, so it cannot be standard input', 'save it first');
  const { TraceSource } = await import('../../trace/TraceSource.ts');
  return TraceSource.open(file, { allowTruncated: flags.allowTruncated ?? false });
}

async function pack(file: string, flags: PackFlags): Promise<void> {
  checkOutput([file], flags.output);
  const { packTraceFile } = await import('../../trace/packTraceFile.ts');
  const { replaceFile } = await import('../../trace/replaceFile.ts');
  const form = flags.rows === true ? 'rows' : 'columns';
  let events = 0;
  const options = { allowTruncated: flags.allowTruncated ?? false };
  await replaceFile(
    flags.output,
    packTraceFile(file, form, options, (health) => {
      events = health.eventsRead;
    }),
  );
  const result = { source: file, trace: flags.output, form, events };
  const text = `${file}: ${events} events, written in ${form} to ${flags.output}\n`;
  await writeStdout(flags.json === true ? `${JSON.stringify(result, undefined, 2)}\n` : text);
}

async function slice(file: string, flags: SliceFlags): Promise<void> {
  checkOutput([file], flags.output);
  const { writeOrdered } = await import('../traceOutput.ts');
  const { renderSlice, sliceToJson } = await import('../../trace/slice/describeSlice.ts');
  const { sliceTrace } = await import('../../trace/slice/sliceTrace.ts');
  const bounds = {
    fromNs: flags.from === undefined ? undefined : durationFlag('--from', flags.from, 0),
    toNs: flags.to === undefined ? undefined : durationFlag('--to', flags.to, 0),
    ports: numbers('--port', flags.port, PORT_MAX),
    pids: numbers('--pid', flags.pid, PID_MAX),
  };
  if (bounds.fromNs !== undefined && bounds.toNs !== undefined && bounds.fromNs > bounds.toNs) {
    throw new UsageError(`--from ${flags.from} is after --to ${flags.to}`);
  }
  const source = await openSource(file, flags);
  if (bounds.ports.size + bounds.pids.size > 0) {
    const { hostFactsOfHeader } = await import('../../runs/hostFactsOf.ts');
    if (hostFactsOfHeader(source.header)?.windows) {
      throw new UsageError('a trace of Windows has no sockets to choose by --port or --pid', 'use --from and --to');
    }
  }
  const results: SliceOutcome[] = [];
  const form = flags.columns === true ? 'columns' : 'rows';
  await writeOrdered(source, flags.output, () => sliceTrace(source, bounds, form, (result) => results.push(result)));
  const result = results.at(-1)!;
  const json = { source: file, trace: flags.output, ...sliceToJson(result) };
  const text = renderSlice(file, flags.output, result);
  await writeStdout(flags.json === true ? `${JSON.stringify(json, undefined, 2)}\n` : text);
}

type SliceOutcome = Parameters<typeof import('../../trace/slice/describeSlice.ts').sliceToJson>[0];

async function diff(first: string, second: string, flags: CommonFlags) {
  const { diffConnections } = await import('../../trace/diff/diffConnections.ts');
  const { describeDifference } = await import('../../trace/diff/describeDifference.ts');
  const result = diffConnections(await listed(first, flags), await listed(second, flags));
  const isSame = result.differences.length === 0;
  const json = { files: [first, second], isSame, ...result };
  const text = describeDifference(first, second, result, SHOWN_MAX);
  await writeStdout(flags.json === true ? `${JSON.stringify(json, undefined, 2)}\n` : text);
  return isSame ? EXIT_STATUS.ok : EXIT_STATUS.verdictFailed;
}

async function listed(file: string, flags: CommonFlags) {
  const { listConnections } = await import('../../trace/diff/listConnections.ts');
  return listConnections(await openSource(file, flags));
}

function numbers(name: string, texts: readonly string[] | undefined, max: number): ReadonlySet<number> {
  const values = (texts ?? []).flatMap((text) => text.split(','));
  for (const text of values) {
    if (!/^\d+$/.test(text) || Number(text) > max)
      throw new UsageError(`${name} ${text} is no number from 0 to ${max}`);
  }
  return new Set(values.map(Number));
}
