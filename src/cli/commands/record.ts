import type { Command } from 'commander';
import type { Outcome } from '../outcome.ts';
import type { RecordFlags } from '../record.ts';

/** `flowproof record [-o FILE] -- CMD`: records a command with the eBPF recorder. */
export function registerRecord(program: Command, outcome: Outcome): void {
  program
    .command('record')
    .description('record what a command does with sockets and HTTP (Linux, root; needs the built bpf-recorder)')
    .usage('[options] -- CMD [ARG…]')
    .option('-o, --output <file>', 'trace to write', 'trace.msgpack')
    .option('--recorder <path>', 'the bpf-recorder binary (default: the one built in this project)')
    .option('--port <numbers...>', 'only sockets with one of these ports')
    .option('--duration <duration>', 'stop after this time, also without a command')
    .option('--cgroup <path>', "record this cgroup (or `root`) instead of the command's own")
    .option('--segments', 'record every data segment, not only HTTP heads, FIN and RST')
    .option('--http <what>', 'off, line or head (default head)')
    .option('--no-redact', 'keep header values and query strings')
    .option('--ring <sizes>', 'ring sizes, for example life=4MiB,data=64MiB')
    .option('--strict', 'end with status 15 when the recorder lost events')
    .option('--quiet', 'no messages of the recorder')
    .argument('[command...]', 'command with its arguments')
    .allowExcessArguments()
    .passThroughOptions()
    .action(async (command: string[], options: RecordFlags) => {
      const { record } = await import('../record.ts');
      outcome.status = await record(command, options);
    });
}
