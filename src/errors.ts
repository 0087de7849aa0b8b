import { ERROR_TABLE, EXIT_STATUS, type ErrorCode, type ExitStatus } from './errorTable.ts';

/**
 * A mistake that its reader can mend: a wrong argument, a damaged file, a host that lacks something.
 *
 * `message` names the file, the place in it and what is wrong; `remedy` says what to do about it.
 */
export class FlowproofError extends Error {
  override readonly name: string = 'FlowproofError';
  readonly code: ErrorCode;
  readonly remedy: string;

  constructor(code: ErrorCode, message: string, remedy: string = ERROR_TABLE[code].remedy) {
    super(message);
    this.code = code;
    this.remedy = remedy;
  }
}

/** An argument or option is wrong. */
export class UsageError extends FlowproofError {
  override readonly name = 'UsageError';

  constructor(message: string, remedy?: string) {
    super('FP_USAGE', message, remedy);
  }
}

/** An input file does not exist. */
export class FileMissingError extends FlowproofError {
  override readonly name = 'FileMissingError';

  constructor(file: string) {
    super('FP_FILE_MISSING', `${file}: no such file`);
  }
}

/** An input exists but cannot be read. */
export class FileUnreadableError extends FlowproofError {
  override readonly name = 'FileUnreadableError';

  /** @param systemCode - the system's own code, for example `EACCES` */
  constructor(file: string, systemCode: string) {
    super('FP_FILE_UNREADABLE', `${file}: cannot be read (${systemCode})`);
  }
}

/** An output cannot be written. */
export class OutputUnwritableError extends FlowproofError {
  override readonly name = 'OutputUnwritableError';

  /** @param systemCode - the system's own code, for example `ENOSPC` */
  constructor(file: string, systemCode: string) {
    super('FP_OUTPUT_UNWRITABLE', `${file}: cannot be written (${systemCode})`);
  }
}

/** The recorder is not there, or the system cannot start it. */
export class RecorderMissingError extends FlowproofError {
  override readonly name = 'RecorderMissingError';

  constructor(file: string) {
    super('FP_RECORDER_MISSING', `${file}: the recorder cannot be started`);
  }
}

/** Something in a scenario is wrong. */
export class ScenarioError extends FlowproofError {
  override readonly name = 'ScenarioError';

  constructor(file: string, line: number, column: number, problem: string) {
    super('FP_SCENARIO', `${file}:${line}:${column}: ${problem}`);
  }
}

/** A dump of an agent's answer cannot be decoded. */
export class PayloadError extends FlowproofError {
  override readonly name = 'PayloadError';

  /** @param source - what was read, for example a file name */
  constructor(source: string, problem: string, remedy?: string) {
    super('FP_PAYLOAD', `${source}: ${problem}`, remedy);
  }
}

/** A list of processes has an entry of the wrong form. */
export class ProcessListError extends FlowproofError {
  override readonly name = 'ProcessListError';

  constructor(file: string, line: number, column: number, problem: string) {
    super('FP_PROCESS_LIST', `${file}:${line}:${column}: ${problem}`);
  }
}

/** A dump of raw Windows events is damaged, or something in it is wrong. */
export class EventDumpError extends FlowproofError {
  override readonly name = 'EventDumpError';

  /** @param place - for example `line 7` or `event 3`; `undefined` where the file as a whole is wrong */
  constructor(file: string, place: string | undefined, problem: string, remedy?: string) {
    super('FP_EVENT_DUMP', `${file}: ${place === undefined ? '' : `${place}: `}${problem}`, remedy);
  }
}

/** A packet capture cannot be read. That it was cut is no error: what is whole is taken. */
export class CaptureError extends FlowproofError {
  override readonly name = 'CaptureError';

  /** @param byteOffset - where in the file, unpacked; `undefined` where the file as a whole is wrong */
  constructor(file: string, byteOffset: number | undefined, problem: string, remedy?: string) {
    super('FP_CAPTURE', `${file}: ${byteOffset === undefined ? '' : `byte ${byteOffset}: `}${problem}`, remedy);
  }
}

/** The map of processes and namespaces beside a capture has an entry of the wrong form. */
export class ProcessMapError extends FlowproofError {
  override readonly name = 'ProcessMapError';

  constructor(file: string, line: number, column: number, problem: string) {
    super('FP_PROCESS_MAP', `${file}:${line}:${column}: ${problem}`);
  }
}

/** A file of conformance vectors is not of a known form. */
export class ConformanceFileError extends FlowproofError {
  override readonly name = 'ConformanceFileError';

  constructor(file: string, problem: string) {
    super('FP_CONFORMANCE_FILE', `${file}: ${problem}`);
  }
}

/** A file with a stored case is damaged, or its case is of no known kind. */
export class CaseFileError extends FlowproofError {
  override readonly name = 'CaseFileError';

  constructor(file: string, problem: string) {
    super('FP_CASE', `${file}: ${problem}`);
  }
}

/** The run of a stored case does not come to its end. */
export class CaseEndlessError extends FlowproofError {
  override readonly name = 'CaseEndlessError';

  constructor(location: string, limitS: number) {
    super('FP_CASE_ENDLESS', `${location}: the run of its case did not end within ${limitS} s`);
  }
}

/** The journal of a directory of findings cannot be understood. */
export class JournalError extends FlowproofError {
  override readonly name = 'JournalError';

  constructor(file: string, problem: string) {
    super('FP_JOURNAL', `${file}: ${problem}`);
  }
}

/** The file does not begin like a trace. */
export class NotATraceError extends FlowproofError {
  override readonly name = 'NotATraceError';

  constructor(file: string, problem: string) {
    super('FP_NOT_A_TRACE', `${file}: not a trace: ${problem}`);
  }
}

/** The header of a trace cannot be used. */
export class TraceHeaderError extends FlowproofError {
  override readonly name = 'TraceHeaderError';

  constructor(file: string, problem: string) {
    super('FP_TRACE_HEADER', `${file}: header: ${problem}`);
  }
}

/** A place in a trace: `byteOffset` counts unpacked bytes when the file is gzipped. */
export interface TracePlace {
  readonly byteOffset: number;
  /** Whole events before the place. */
  readonly eventsRead: number;
  readonly isUnpacked: boolean;
}

/** The trace ends too early. */
export class TraceTruncatedError extends FlowproofError {
  override readonly name = 'TraceTruncatedError';
  readonly file: string;
  readonly byteOffset: number;
  readonly eventsRead: number;

  /** @param how - where it ends, for example `inside a record` */
  constructor(file: string, how: string, place: TracePlace) {
    super(
      'FP_TRACE_TRUNCATED',
      `${file}: trace ends ${how} at ${showByte(place)} after ${place.eventsRead} whole events`,
    );
    this.file = file;
    this.byteOffset = place.byteOffset;
    this.eventsRead = place.eventsRead;
  }
}

/** The trace has bytes that cannot be right. */
export class TraceCorruptError extends FlowproofError {
  override readonly name = 'TraceCorruptError';
  readonly file: string;
  readonly byteOffset: number;
  readonly eventsRead: number;

  constructor(file: string, problem: string, place: TracePlace) {
    super(
      'FP_TRACE_CORRUPT',
      `${file}: ${problem}, in the value at ${showByte(place)} after ${place.eventsRead} whole events`,
    );
    this.file = file;
    this.byteOffset = place.byteOffset;
    this.eventsRead = place.eventsRead;
  }
}

/** The trace does not fit into memory. */
export class TraceTooLargeError extends FlowproofError {
  override readonly name = 'TraceTooLargeError';

  constructor(file: string, eventsMax: number) {
    super('FP_TRACE_TOO_LARGE', `${file}: more than ${eventsMax} events`);
  }
}

/** The trace contradicts itself. */
export class TraceInvalidError extends FlowproofError {
  override readonly name = 'TraceInvalidError';

  /** @param problems - all of them; the message names the first and counts the others */
  constructor(file: string, problems: readonly string[]) {
    const others = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
    super('FP_TRACE_INVALID', `${file}: ${problems[0] ?? 'unknown'}${others}`);
  }
}

/** The trace is sound, but not whole: its recorder lost events. */
export class TraceLossyError extends FlowproofError {
  override readonly name = 'TraceLossyError';

  constructor(file: string, lost: number, taintedFlows: number) {
    super(
      'FP_TRACE_LOSSY',
      `${file}: the recorder lost ${lost} events; ${taintedFlows} sockets are known to lack some`,
    );
  }
}

/** Two runs of the same differ. */
export class NotDeterministicError extends FlowproofError {
  override readonly name = 'NotDeterministicError';

  /** @param at - the first step that differs, and what the two runs have there */
  constructor(source: string, at: { readonly step: string; readonly first: string; readonly second: string }) {
    const first = shortened(at.first);
    const second = shortened(at.second);
    super('FP_NOT_DETERMINISTIC', `${source}: two runs differ, first in ${at.step}: ${first} and ${second}`);
  }
}

const SHOWN_MAX = 200;

function shortened(text: string): string {
  return text.length <= SHOWN_MAX ? text : `${text.slice(0, SHOWN_MAX)}...`;
}

/** Exit status that belongs to anything thrown; what is no {@link FlowproofError} is a bug of ours. */
export function exitStatusOf(thrown: unknown): ExitStatus {
  return thrown instanceof FlowproofError ? ERROR_TABLE[thrown.code].exitStatus : EXIT_STATUS.bug;
}

/** What standard error says about anything thrown: code, message and remedy, never a stack. */
export function describeError(thrown: unknown): string {
  if (thrown instanceof FlowproofError) {
    return `flowproof: ${thrown.code}: ${thrown.message}\n  remedy: ${thrown.remedy}\n`;
  }
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return `flowproof: FP_BUG: ${message}\n  remedy: ${ERROR_TABLE.FP_BUG.remedy}\n`;
}

function showByte(place: TracePlace): string {
  return place.isUnpacked ? `unpacked byte ${place.byteOffset}` : `byte ${place.byteOffset}`;
}
