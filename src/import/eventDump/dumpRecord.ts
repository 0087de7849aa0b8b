import type { RecordedEvent, RecordedPrefix } from '../../model/events.ts';
import { validateEtwBytesRecord } from '../../generated/validators.js';
import { flowRowBytes } from '../../trace/flowRowSizes.ts';
import { TRACE_LIMITS } from '../../trace/limits.ts';
import type { DumpClock } from './DumpClock.ts';
import { bytesOf, guidOf, u64Of } from './dumpFields.ts';
import { DumpProblem } from './DumpProblem.ts';
import { demand } from './schemaWords.ts';

/** A record as its schema has it (see schemas/etw-bytes-record.schema.json). */
export type DumpRecord = EtwRecord | FlowsRecord | LossRecord | LimitsRecord | StatsRecord;

interface Times {
  readonly t?: number;
  readonly fileTime?: number | string;
}

interface EtwRecord extends Times {
  readonly kind?: 'etw';
  readonly id: number;
  readonly version?: number;
  readonly level?: number;
  readonly keyword?: number | string;
  readonly act: string;
  readonly rel?: string;
  readonly pid?: number;
  readonly tid?: number;
  readonly processor?: number;
  readonly provider?: string;
  readonly data?: string;
  readonly dataBase64?: string;
}

interface FlowsRecord extends Times {
  readonly kind: 'flows';
  readonly reader?: string;
  readonly table: 'open' | 'closed';
  readonly api: number | string;
  readonly rows?: string;
  readonly rowsBase64?: string;
  readonly rounds?: number;
  readonly error?: number;
}

interface LossRecord extends Times {
  readonly kind: 'loss';
  readonly eventsLost: number;
  readonly logBuffersLost?: number;
  readonly realTimeBuffersLost?: number;
}

interface LimitsRecord extends Times {
  readonly kind: 'limits';
  readonly maxOpen: number;
  readonly maxClosed: number;
  readonly closedThreshold: number;
}

interface StatsRecord extends Times {
  readonly kind: 'stats';
  readonly data?: string;
  readonly dataBase64?: string;
}

/** Level of an event that names none: information, at which the agent listens. */
const LEVEL = 4;
/** An event's user data has a length of 16 bits. */
const USER_DATA_BYTES_MAX = 0xffff;
const DRIVER_STATS_BYTES = 0x118;

/** Checks a value of a dump. @throws DumpProblem */
export function toDumpRecord(value: unknown): DumpRecord {
  demand(validateEtwBytesRecord, value);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the schema has it
  return value as DumpRecord;
}

/** The time in the header of a record, where it names one. @throws DumpProblem */
export function fileTimeOf({ fileTime }: DumpRecord): bigint | undefined {
  return fileTime === undefined ? undefined : u64Of(fileTime, 'fileTime');
}

/**
 * The event that a record stands for.
 *
 * @param cseq - its number in the trace
 * @throws DumpProblem naming the field
 */
export function toRecordedEvent(record: DumpRecord, clock: DumpClock, cseq: number): RecordedEvent {
  const fileTime = fileTimeOf(record);
  const tNs = clock.deliver({ t: record.t, fileTime });
  const prefix: RecordedPrefix = { tNs, cpu: -1, cseq, ring: 'user' };
  switch (record.kind) {
    case 'flows':
      return toFlowRows(record, prefix);
    case 'loss': {
      const { eventsLost, logBuffersLost = 0, realTimeBuffersLost = 0 } = record;
      return { kind: 'etw_loss', ...prefix, eventsLost, logBuffersLost, realTimeBuffersLost };
    }
    case 'limits': {
      const { maxOpen, maxClosed, closedThreshold } = record;
      return { kind: 'driver_limits', ...prefix, maxOpen, maxClosed, closedThreshold };
    }
    case 'stats': {
      const stats = bytesOf(record.data, record.dataBase64, 'data');
      if (stats.length !== DRIVER_STATS_BYTES) {
        throw new DumpProblem(`data has ${stats.length} bytes, the driver's statistics have ${DRIVER_STATS_BYTES}`);
      }
      return { kind: 'driver_stats', ...prefix, stats };
    }
    default:
      return toEtw(record, prefix, clock.fileTimeAt(tNs, fileTime));
  }
}

function toEtw(record: EtwRecord, prefix: RecordedPrefix, fileTime: bigint): RecordedEvent {
  const data = bytesOf(record.data, record.dataBase64, 'data');
  if (data.length > USER_DATA_BYTES_MAX) {
    throw new DumpProblem(`data has ${data.length} bytes, an event has ${USER_DATA_BYTES_MAX} at most`);
  }
  return {
    kind: 'etw',
    ...prefix,
    fileTime,
    id: record.id,
    version: record.version ?? 0,
    level: record.level ?? LEVEL,
    keyword: u64Of(record.keyword ?? 0, 'keyword'),
    activityId: guidOf(record.act, 'act'),
    relatedActivityId: record.rel === undefined ? undefined : guidOf(record.rel, 'rel'),
    pid: record.pid,
    tid: record.tid,
    processor: record.processor,
    provider: record.provider === undefined ? undefined : guidOf(record.provider, 'provider'),
    data,
  };
}

function toFlowRows(record: FlowsRecord, prefix: RecordedPrefix): RecordedEvent {
  const api = Number(record.api);
  const rows = bytesOf(record.rows, record.rowsBase64, 'rows');
  const rowBytes = flowRowBytes(api)!;
  if (rows.length % rowBytes > 0) {
    throw new DumpProblem(
      `rows has ${rows.length} bytes, which are no whole rows: one of api 0x${api.toString(16)} has ${rowBytes}`,
      'check the api (0x17: 188 bytes a row, 0x18: 194), and that the read is whole',
    );
  }
  if (rows.length > TRACE_LIMITS.binaryBytesMax) {
    throw new DumpProblem(`rows has ${rows.length} bytes, a trace takes ${TRACE_LIMITS.binaryBytesMax} in one read`);
  }
  const { reader, table, rounds = 1, error } = record;
  return { kind: 'flow_rows', ...prefix, reader, table, api, rows, rounds, errorCode: error };
}
