import type { ConnStats } from '../../connStats.ts';
import { AgentCrash } from '../AgentCrash.ts';
import { classifiedProtocol } from './classifiedFlows.ts';
import type { DriverAnswer, FlowDriver, FlowTableName } from './FlowDriver.ts';
import { decodeFlowRow, flowRowSize } from './flowRow.ts';
import { type FlowConversionRules, flowToConnStats } from './flowToConnStats.ts';
import { resizeReadBuffer } from './resizeReadBuffer.ts';

/** Rows that fit a new read buffer. */
const FIRST_ROWS = 50;

/** What is counted of one table. */
export interface FlowTableTelemetry {
  /** Rows kept by the last read that did not fail. */
  flows: number;
  bufferIncreases: number;
  bufferDecreases: number;
  /** Size of the read buffer when the driver's statistics were last refreshed, bytes. */
  bufferSizeBytes: number;
}

/** What the reads of the driver count. */
export interface FlowReadTelemetry {
  readonly open: FlowTableTelemetry;
  readonly closed: FlowTableTelemetry;
  /** Rows kept by all reads: an open flow counts again at every poll. */
  totalFlows: number;
  /** Rows of the closed table by protocol, excluded ones too (interface 0x18). */
  readonly classifiedFlows: Map<string, number>;
}

/** How a read of a whole table went. */
export interface FlowRead {
  readonly table: FlowTableName;
  readonly isFailed: boolean;
  /** Rows that were kept; after a failure those of the rounds before it, which the agent does not count. */
  readonly kept: number;
  /** Size of the buffer offered at each call, bytes. */
  readonly offeredBytes: readonly number[];
}

/** Takes a converted row. @returns whether it was kept */
export type FlowSink = (conn: ConnStats) => boolean;

/**
 * Reads the driver's tables, each with a buffer of its own that grows and shrinks with what is read.
 *
 * @upstream datadog-agent pkg/network/driver_interface.go getFlowConnectionStats @ c45d449
 */
export class FlowReader {
  readonly telemetry: FlowReadTelemetry = {
    open: zeroTableTelemetry(),
    closed: zeroTableTelemetry(),
    totalFlows: 0,
    classifiedFlows: new Map(),
  };
  private readonly driver: FlowDriver;
  private readonly rules: FlowConversionRules;
  private readonly rowSize: number;
  private readonly buffers: Record<FlowTableName, number>;

  constructor(driver: FlowDriver, rules: FlowConversionRules) {
    this.driver = driver;
    this.rules = rules;
    this.rowSize = flowRowSize(rules.profile.driverApi);
    this.buffers = { open: FIRST_ROWS * this.rowSize, closed: FIRST_ROWS * this.rowSize };
  }

  /** Size of the buffer of a table, bytes. */
  bufferBytes(table: FlowTableName): number {
    return this.buffers[table];
  }

  /** Reads a whole table. @throws AgentCrash when the buffer has shrunk to nothing */
  read(table: FlowTableName, sink: FlowSink): FlowRead {
    const rounds = this.readRounds(table, sink);
    for (;;) {
      const step = rounds.next();
      if (step.done === true) return step.value;
    }
  }

  /** The same round by round: it stops before each call of the driver. */
  *readRounds(table: FlowTableName, sink: FlowSink): Generator<undefined, FlowRead> {
    const offeredBytes: number[] = [];
    const resized = { increased: 0, decreased: 0, unchanged: 0 };
    let kept = 0;
    let totalBytes = 0;
    let answer: DriverAnswer;
    do {
      yield undefined;
      answer = this.call(table, offeredBytes);
      if (answer.result === 'none') break;
      if (answer.result === 'error') return { table, isFailed: true, kept, offeredBytes };
      if (answer.rows.length === 0 && answer.result === 'more') {
        // One bucket of the driver's hash table does not fit.
        this.resize(table, this.buffers[table] * 2);
        resized.increased += 1;
        continue;
      }
      totalBytes = (totalBytes + answer.rows.length) >>> 0;
      kept += this.convert(table, answer, sink);
      resized[this.resize(table, totalBytes)] += 1;
    } while (answer.result === 'more');
    const telemetry = this.telemetry[table];
    telemetry.flows = kept;
    telemetry.bufferIncreases += resized.increased;
    telemetry.bufferDecreases += resized.decreased;
    this.telemetry.totalFlows += kept;
    return { table, isFailed: false, kept, offeredBytes };
  }

  /** Sets the gauges of the buffer sizes; the agent does it every ten seconds. */
  refreshBufferSizes(): void {
    this.telemetry.open.bufferSizeBytes = this.buffers.open;
    this.telemetry.closed.bufferSizeBytes = this.buffers.closed;
  }

  private call(table: FlowTableName, offeredBytes: number[]): DriverAnswer {
    const size = this.buffers[table];
    if (size === 0) {
      const place = 'pkg/network/driver_interface.go getFlowConnectionStats';
      throw new AgentCrash('index-out-of-range', place, `the read buffer of the ${table} table has no first byte`);
    }
    offeredBytes.push(size);
    return this.driver.read(table, size);
  }

  private resize(table: FlowTableName, neededBytes: number): 'increased' | 'decreased' | 'unchanged' {
    const [size, result] = resizeReadBuffer(this.buffers[table], neededBytes);
    this.buffers[table] = size;
    return result;
  }

  private convert(table: FlowTableName, { rows, flows }: DriverAnswer, sink: FlowSink): number {
    const { driverApi } = this.rules.profile;
    // Where a row was cut, the agent reads what is left in its buffer of earlier reads; here it is taken for zeros.
    const whole = rows.padEnd(Math.ceil(rows.length / this.rowSize) * this.rowSize, '\0');
    let kept = 0;
    for (let index = 0; index * this.rowSize < rows.length; index += 1) {
      const row = decodeFlowRow(whole, driverApi, index * this.rowSize);
      if (table === 'closed' && driverApi === 0x18) this.countClassified(classifiedProtocol(row));
      if (sink(flowToConnStats(row, this.rules, flows?.[index] ?? 0))) kept += 1;
    }
    return kept;
  }

  private countClassified(protocol: string | undefined): void {
    const { classifiedFlows } = this.telemetry;
    if (protocol !== undefined) classifiedFlows.set(protocol, (classifiedFlows.get(protocol) ?? 0) + 1);
  }
}

function zeroTableTelemetry(): FlowTableTelemetry {
  return { flows: 0, bufferIncreases: 0, bufferDecreases: 0, bufferSizeBytes: 0 };
}
