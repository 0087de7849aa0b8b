import { type Command, Option } from 'commander';
import { UsageError } from '../../errors.ts';
import type { ImportedCapture } from '../../import/capture/importCapture.ts';
import { chooseProfile, integerFlag } from '../../runs/runSettings.ts';
import { checkOutput } from '../checkOutput.ts';
import { collect } from '../runOptions.ts';
import { writeStdout } from '../writeStdout.ts';

interface ImportFlags {
  readonly profile?: string;
  readonly toggle?: readonly string[];
  readonly seed?: string;
  readonly processes?: string;
  readonly connections?: string;
  readonly json?: boolean;
}

interface EventDumpFlags {
  readonly output: string;
  readonly columns?: boolean;
  readonly json?: boolean;
}

interface CaptureFlags {
  readonly output: string;
  readonly capture?: readonly string[];
  readonly processes?: string;
  readonly segments?: boolean;
  readonly redact: boolean;
  readonly columns?: boolean;
  readonly json?: boolean;
}

/** Adds `flowproof import …`: reads answers of a real agent, packet captures, and events of Windows. */
export function registerImport(program: Command): void {
  const command = program
    .command('import')
    .description("Reads a real agent's answers, packet captures, or raw events of Windows, saved to a file.");
  common(command.command('connections').description('an answer of /connections, JSON or protobuf'))
    .option('--processes <file>', 'pids with command lines, so that the docker-proxy filter can run')
    .action(connections);
  common(command.command('http-monitoring').description('an answer of /debug/http_monitoring'))
    .option('--connections <file>', 'an answer of /connections: which aggregates find a connection in it')
    .action(httpMonitoring);
  command
    .command('etw-bytes')
    .description("raw events of Windows and reads of the driver's tables, JSON or JSON lines: writes a trace")
    .argument('<file>', 'the dump; gzip is unpacked, - is standard input')
    .requiredOption(
      '-o, --output <trace>',
      'the trace (*.msgpack, or *.msgpack.gz to pack it); replaced when all went well',
    )
    .option('--columns', 'store columns instead of rows')
    .option('--json', 'print one JSON object')
    .action(etwBytes);
  command
    .command('pcap')
    .description('packet captures, pcap or pcapng, one or more for each network namespace: writes a trace')
    .argument('[files...]', "captures, each of a namespace with the file's name; the first one is the host's")
    .requiredOption('-o, --output <trace>', 'the trace (*.msgpack, or *.msgpack.gz to pack it)')
    .addOption(
      new Option('--capture <namespace=file>', 'a capture of the namespace of that name; repeatable').argParser(
        collect,
      ),
    )
    .option('--processes <file>', 'who owns which sockets, and which addresses are of which namespace (YAML)')
    .option('--segments', 'all segments with payload, not only those that begin a message')
    .option('--no-redact', 'keep header values, queries and bodies in HTTP heads')
    .option('--columns', 'store columns instead of rows')
    .option('--json', 'print one JSON object')
    .action(pcap);
}

function common(command: Command): Command {
  return command
    .argument('<file>', 'the answer; gzip is unpacked, - is standard input')
    .option('--profile <id>', 'agent generation (see `flowproof profiles`)')
    .addOption(new Option('--toggle <id=value>', 'override one rule of the profile; repeatable').argParser(collect))
    .option('--seed <number>', 'seed of choices that the real agent leaves to chance (default 1)')
    .option('--json', 'print one JSON object');
}

async function connections(file: string, flags: ImportFlags): Promise<void> {
  const { importConnections } = await import('../../import/connectionsImport.ts');
  const { readProcessList } = await import('../../import/processList.ts');
  const { readDump } = await import('../../import/readDump.ts');
  const { CONNECTIONS_CANNOT_TELL, renderConnections } = await import('../../import/renderImport.ts');
  const { SeededChoices } = await import('../../sim/seededChoices.ts');
  const profile = profileOf(flags);
  const choices = new SeededChoices(integerFlag('--seed', flags.seed, 1));
  const processes = flags.processes === undefined ? undefined : await readProcessList(flags.processes);
  const result = importConnections(await readDump(file, 'connections'), { profile, processes, choices });
  await print(flags, { ...result, cannotTell: CONNECTIONS_CANNOT_TELL }, () => renderConnections(result));
}

async function httpMonitoring(file: string, flags: ImportFlags): Promise<void> {
  const { importMonitoring } = await import('../../import/monitoringImport.ts');
  const { readDump } = await import('../../import/readDump.ts');
  const { MONITORING_CANNOT_TELL, renderMonitoring } = await import('../../import/renderImport.ts');
  if (file === '-' && flags.connections === '-') {
    throw new UsageError('standard input can be one of the two answers only', 'save one of them to a file');
  }
  const { join, state } = profileOf(flags);
  const dump = await readDump(file, 'http-monitoring');
  const beside = flags.connections === undefined ? undefined : await readDump(flags.connections, 'connections');
  const settings = { ...join, ephemeralRange: state.ephemeralRange };
  const result = importMonitoring(dump, beside && { dump: beside, settings });
  await print(flags, { ...result, cannotTell: MONITORING_CANNOT_TELL }, () => renderMonitoring(result));
}

async function etwBytes(file: string, flags: EventDumpFlags): Promise<void> {
  const { output } = flags;
  if (output === '-') throw new UsageError('a trace cannot be written to standard output', 'name a file with --output');
  checkOutput([file], output);
  const { EventDumpSummary } = await import('../../import/eventDump/EventDumpSummary.ts');
  const { importEventDump } = await import('../../import/eventDump/importEventDump.ts');
  const { readEventDump } = await import('../../import/eventDump/readEventDump.ts');
  const { replaceFile } = await import('../../trace/replaceFile.ts');
  const summary = new EventDumpSummary();
  const form = flags.columns === true ? 'columns' : 'rows';
  const dump = await readEventDump(file);
  await replaceFile(
    output,
    importEventDump(file, dump, form, (event) => summary.observe(event)),
  );
  await print(flags, summary.toJson(file, output), () => summary.render(file, output));
}

async function pcap(files: readonly string[], flags: CaptureFlags): Promise<void> {
  const { output } = flags;
  if (output === '-') throw new UsageError('a trace cannot be written to standard output', 'name a file with --output');
  const { namedCaptures } = await import('../namedCaptures.ts');
  const captures = namedCaptures(files, flags.capture ?? []);
  checkOutput(
    captures.map(({ file }) => file),
    output,
  );
  const { importCapture } = await import('../../import/capture/importCapture.ts');
  const { readProcessMap } = await import('../../import/capture/processes/parseProcessMap.ts');
  const { EMPTY_PROCESS_MAP } = await import('../../import/capture/processes/ProcessMap.ts');
  const { captureToJson, renderCapture } = await import('../../import/capture/renderCapture.ts');
  const { replaceFile } = await import('../../trace/replaceFile.ts');
  const map = flags.processes === undefined ? EMPTY_PROCESS_MAP : await readProcessMap(flags.processes);
  const form = flags.columns === true ? 'columns' : 'rows';
  const rules = { hasAllSegments: flags.segments === true, isRedacted: flags.redact };
  const results: ImportedCapture[] = [];
  await replaceFile(
    output,
    importCapture({ captures, map, form, ...rules }, (imported) => results.push(imported)),
  );
  for (const imported of results) {
    await print(flags, captureToJson(imported, output), () => renderCapture(imported, output));
  }
}

function profileOf(flags: ImportFlags) {
  return chooseProfile(flags, { profile: undefined, toggles: new Map() });
}

async function print(flags: Pick<ImportFlags, 'json'>, result: object, render: () => string): Promise<void> {
  await writeStdout(flags.json === true ? `${JSON.stringify(result, undefined, 2)}\n` : render());
}
