/** What the process ends with. `0` is success; every other status says whose turn it is. */
export const EXIT_STATUS = {
  ok: 0,
  verdictFailed: 1,
  usage: 2,
  inputBad: 3,
  inputMissing: 4,
  outputFailed: 5,
  environmentLacking: 6,
  inconclusive: 7,
  bug: 70,
  interrupted: 130,
} as const;
export type ExitStatus = (typeof EXIT_STATUS)[keyof typeof EXIT_STATUS];

/** One sentence per exit status, for the documentation. */
export const EXIT_STATUS_MEANINGS: Readonly<Record<keyof typeof EXIT_STATUS, string>> = {
  ok: 'done; where there is a verdict, it is good',
  verdictFailed: 'the verdict is bad: an invariant or an expectation does not hold',
  usage: 'the command line is wrong',
  inputBad: 'a trace, scenario, dump or set of vectors is wrong inside',
  inputMissing: 'an input is missing or cannot be read',
  outputFailed: 'an output cannot be written',
  environmentLacking: 'this host lacks something: privileges, a kernel feature, a tool',
  inconclusive: 'no verdict: the recorder lost events that it would rest on',
  bug: 'a mistake of flowproof itself',
  interrupted:
    'stopped by Ctrl-C or SIGTERM before its end: a campaign that found nothing, a search with what it had by then',
};

/** What is known of one error code before it happens. */
export interface ErrorInfo {
  readonly exitStatus: ExitStatus;
  /** What is wrong, in one sentence without names of files. */
  readonly meaning: string;
  /** What its reader can do. */
  readonly remedy: string;
}

/**
 * Every code that a user can meet. Codes are stable: scripts may test them. `docs/errors.md` is written from here.
 */
export const ERROR_TABLE = {
  FP_USAGE: {
    exitStatus: EXIT_STATUS.usage,
    meaning: 'An argument or option is unknown, missing or has a value that makes no sense.',
    remedy: 'see the command with --help',
  },
  FP_FILE_MISSING: {
    exitStatus: EXIT_STATUS.inputMissing,
    meaning: 'An input file does not exist.',
    remedy: 'check the path',
  },
  FP_FILE_UNREADABLE: {
    exitStatus: EXIT_STATUS.inputMissing,
    meaning: 'An input exists, but the system refuses to read it.',
    remedy: 'check that it is a file and that its permissions let you read it',
  },
  FP_OUTPUT_UNWRITABLE: {
    exitStatus: EXIT_STATUS.outputFailed,
    meaning: 'An output file or stream cannot be written.',
    remedy: 'check the path, its permissions and the free space, then run again',
  },
  FP_NOT_A_TRACE: {
    exitStatus: EXIT_STATUS.inputBad,
    meaning: 'The file does not begin like a trace.',
    remedy: 'give a file that bpf-recorder wrote (*.msgpack or *.msgpack.gz)',
  },
  FP_TRACE_HEADER: {
    exitStatus: EXIT_STATUS.inputBad,
    meaning:
      'The header of a trace lacks something, contradicts itself, or is of a version that this flowproof cannot read.',
    remedy: 'record again with the bpf-recorder that belongs to this flowproof',
  },
  FP_TRACE_TRUNCATED: {
    exitStatus: EXIT_STATUS.inputBad,
    meaning: 'The trace ends before its footer: the recorder was killed, or the file was cut.',
    remedy: 'take what is whole with --allow-truncated, or record again',
  },
  FP_TRACE_CORRUPT: {
    exitStatus: EXIT_STATUS.inputBad,
    meaning: 'Bytes inside the trace are no values of its format, or an event has a field that it cannot have.',
    remedy: 'copy the trace again from where it was recorded; if it is wrong there too, record again',
  },
  FP_TRACE_TOO_LARGE: {
    exitStatus: EXIT_STATUS.inputBad,
    meaning: 'The trace has more events than can be sorted in memory.',
    remedy: 'record less at a time, or read it with `flowproof trace cat --file-order`, which needs no memory',
  },
  FP_TRACE_INVALID: {
    exitStatus: EXIT_STATUS.inputBad,
    meaning: "The trace can be read, but contradicts itself: numbers repeat, or the recorder's sums do not add up.",
    remedy: 'do not rest a verdict on this trace; record again',
  },
  FP_TRACE_LOSSY: {
    exitStatus: EXIT_STATUS.inconclusive,
    meaning: 'The trace is sound, but the recorder lost events and says so.',
    remedy: 'record again with larger rings (--ring life=4MiB,data=64MiB; on Windows larger buffers) or less traffic',
  },
  FP_RECORDER_MISSING: {
    exitStatus: EXIT_STATUS.environmentLacking,
    meaning: 'The recorder is not built, or the system cannot start it.',
    remedy: 'on Linux as root: bash bpf-recorder/install-deps.sh, then make -C bpf-recorder',
  },
  FP_SCENARIO: {
    exitStatus: EXIT_STATUS.inputBad,
    meaning: 'A scenario has an unknown key, a value of the wrong form, or names something that does not exist.',
    remedy: 'mend the place that is named; docs/scenarios.md and docs/http-clients.md list all keys',
  },
  FP_PAYLOAD: {
    exitStatus: EXIT_STATUS.inputBad,
    meaning: "A dump of one of the agent's answers is cut off, or is no such answer.",
    remedy: 'save the whole answer again, as JSON or with `Accept: application/protobuf`',
  },
  FP_PROCESS_LIST: {
    exitStatus: EXIT_STATUS.inputBad,
    meaning: 'A list of processes has an unknown key, or an entry without a pid or a command line.',
    remedy: 'write entries like `- {pid: 3340, argv: [docker-proxy, -proto, tcp]}`; docs/import.md shows the form',
  },
  FP_EVENT_DUMP: {
    exitStatus: EXIT_STATUS.inputBad,
    meaning: 'A dump of raw Windows events is cut off, is no such dump, or has a record of the wrong form.',
    remedy: 'mend the place that is named; docs/import.md lists all keys',
  },
  FP_CAPTURE: {
    exitStatus: EXIT_STATUS.inputBad,
    meaning: 'A packet capture is no pcap or pcapng file, is damaged inside, or is of a kind that cannot be read.',
    remedy: 'capture again with `tcpdump -w FILE`; docs/import.md lists what can be read',
  },
  FP_PROCESS_MAP: {
    exitStatus: EXIT_STATUS.inputBad,
    meaning: 'The map of processes and namespaces beside a capture has an unknown key, or a value of the wrong form.',
    remedy: 'mend the place that is named; docs/import.md shows the form',
  },
  FP_CONFORMANCE_FILE: {
    exitStatus: EXIT_STATUS.inputBad,
    meaning: 'A file of conformance vectors is not of a known form.',
    remedy: 'give a file or folder of vectors in the format flowproof-conformance/1',
  },
  FP_CASE: {
    exitStatus: EXIT_STATUS.inputBad,
    meaning: 'A stored case (`case.json`) is damaged, or holds values that its kind of cases does not know.',
    remedy: 'restore the file as `flowproof fuzz` wrote it, or find the case again by the seed in its README',
  },
  FP_CASE_ENDLESS: {
    exitStatus: EXIT_STATUS.bug,
    meaning: 'The run of a stored case does not come to its end, so there is nothing to replay or to explain.',
    remedy: 'please report it with its `case.json`; `--case-time` waits longer, `flowproof run` compares it as it is',
  },
  FP_JOURNAL: {
    exitStatus: EXIT_STATUS.inputBad,
    meaning: 'The journal of a directory of findings (`journal.jsonl`) is a file of something else.',
    remedy: 'give a directory that `flowproof fuzz --findings` wrote',
  },
  FP_NOT_DETERMINISTIC: {
    exitStatus: EXIT_STATUS.bug,
    meaning: 'Two runs of the same input, profile and seed differ.',
    remedy: 'please report it with the command line and the input',
  },
  FP_BUG: {
    exitStatus: EXIT_STATUS.bug,
    meaning: 'flowproof contradicts itself.',
    remedy: 'please report it with the command line and the input',
  },
} as const satisfies Record<string, ErrorInfo>;

/** A code of the table. */
export type ErrorCode = keyof typeof ERROR_TABLE;
