import { type Command, Option } from 'commander';
import { UsageError } from '../errors.ts';
import { parseDuration } from '../scenarios/duration.ts';
import { DEFAULT_LEAK_RULES, type LeakRules } from '../sim/leak/LeakRules.ts';
import { collect } from './runOptions.ts';

/** The options of a leak check, as they were typed. */
export interface LeakFlags {
  readonly warmUp?: string;
  readonly window?: string;
  readonly cap?: readonly string[];
  readonly pooled?: readonly string[];
  readonly rmin?: string;
  readonly closeWait?: string;
  readonly process?: string;
  readonly allowTruncated?: boolean;
  readonly json?: boolean;
}

/** Adds the options of {@link LeakFlags} that hold for a trace. */
export function addLeakOptions(command: Command): Command {
  return command
    .option('--warm-up <duration>', "time after a process's first connection that is not judged (default: a quarter)")
    .option('--window <duration>', 'how long is judged after it (default: as long as the process is active)')
    .addOption(repeatable('--cap <dest=n>', 'F1: never more than n connections to the destination at once'))
    .addOption(repeatable('--pooled <dest>', 'F3: connections to the destination are reused'))
    .option('--rmin <n>', 'F3: requests that each pooled connection carries at least, on average (default 2)')
    .option('--close-wait <duration>', 'F4: longest time for which a connection may stay in CLOSE_WAIT')
    .option('--process <name|pid>', 'judge only this process')
    .option('--allow-truncated', 'use what is whole of a trace that was cut')
    .option('--json', 'print one JSON object');
}

function repeatable(flags: string, help: string): Option {
  return new Option(flags, `${help}; repeatable`).argParser(collect);
}

/** Reads the options. @throws UsageError */
export function leakRulesOf(flags: LeakFlags): LeakRules {
  if (flags.rmin !== undefined && flags.pooled === undefined) {
    throw new UsageError('--rmin says nothing without --pooled', 'name the pooled destinations with --pooled DEST');
  }
  return {
    warmUpNs: durationOf('--warm-up', flags.warmUp),
    windowNs: durationOf('--window', flags.window),
    caps: new Map((flags.cap ?? []).map(capOf)),
    pooled: new Set(flags.pooled),
    reuseMinimum: flags.rmin === undefined ? DEFAULT_LEAK_RULES.reuseMinimum : fractionOf(flags.rmin),
    closeWaitNs: durationOf('--close-wait', flags.closeWait),
    process: flags.process,
  };
}

function durationOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const ns = text === '0' ? 0 : parseDuration(text);
  if (ns === undefined || (ns === 0 && option === '--window')) {
    throw new UsageError(`${option} ${text} is no duration`, `write for example ${option} 30s`);
  }
  return ns;
}

function capOf(text: string): [string, number] {
  const equals = text.lastIndexOf('=');
  const cap = Number(text.slice(equals + 1));
  if (equals < 1 || !/^\d+$/.test(text.slice(equals + 1)) || !Number.isSafeInteger(cap)) {
    throw new UsageError(
      `--cap ${text} is not of the form destination=number`,
      'write for example --cap 10.0.0.7:443=20',
    );
  }
  return [text.slice(0, equals), cap];
}

/** `2.5` is 25 requests for 10 connections: no float takes part. */
function fractionOf(text: string): LeakRules['reuseMinimum'] {
  const match = /^(\d{1,6})(?:\.(\d{1,3}))?$/.exec(text);
  if (!match) throw new UsageError(`--rmin ${text} is no number of requests`, 'write for example --rmin 2.5');
  const decimals = match[2] ?? '';
  return { requests: Number(`${match[1]}${decimals}`), opens: Number(`1${'0'.repeat(decimals.length)}`) };
}
