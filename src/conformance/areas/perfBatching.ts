import { BatchExtractor } from '../../model/delivery/BatchExtractor.ts';
import { closeRecordToConn } from '../../model/delivery/kernelRecordToConn.ts';
import type { CloseRecord } from '../../model/kernel/connRecords.ts';
import type { CloseBatch } from '../../model/kernel/kernelEvents.ts';
import { NO_TRACKER } from '../../model/ledger/tracker.ts';
import { closeRecordFromJson } from '../codec/closeRecord.ts';
import { connToJson } from '../codec/conn.ts';
import { bigintOf, MalformedVectorError, numberOf, objectOf, objectsOf } from '../codec/fields.ts';
import { firstDifference } from '../compare.ts';
import type { AreaRunner, JsonObject, VectorOp } from '../vector.ts';

const NS_PER_MS = 1_000_000;

/** The positions' age limit and rule of the generation that the vectors come from. */
const OFFSETS = { batchOffsets: 'last-take', batchOffsetExpiryMs: 60_000 } as const;

/** The kernel's batches, user space's memory of them, and the clock. */
interface BatchReader {
  readonly extractor: BatchExtractor;
  /** The current batch of each CPU. */
  readonly current: CloseBatch[];
  nowNs: number;
}

/** Replays the reading of close batches and the conversion of close records. */
export const runPerfBatching: AreaRunner = (vector) => {
  const cpuCount = numberOf(vector.config, 'numCPUs');
  const reader: BatchReader = {
    extractor: new BatchExtractor(cpuCount, OFFSETS),
    current: Array.from({ length: cpuCount }, (_, cpu) => ({ cpu, id: 0n, length: 0, slots: [] })),
    nowNs: 0,
  };
  for (const [step, op] of vector.ops.entries()) {
    const conns = apply(reader, op)?.map((record) => connToJson(closeRecordToConn(record, NO_TRACKER)));
    const got: JsonObject = { conns, trackedBatches: reader.extractor.trackedBatches };
    const difference = firstDifference(op.want, got);
    if (difference) return { step, op: op.op, ...difference };
  }
  return undefined;
};

function apply(reader: BatchReader, op: VectorOp): CloseRecord[] | undefined {
  switch (op.op) {
    case 'mapPut': {
      const batch = batchFromJson(op);
      reader.current[batch.cpu] = batch;
      return undefined;
    }
    case 'batch':
      return reader.extractor.takeFromEvent(batchFromJson(op), reader.nowNs);
    case 'pending': {
      const taken = reader.current.flatMap((batch) => reader.extractor.takeFromMap(batch, reader.nowNs));
      reader.extractor.forgetExpired(reader.nowNs);
      return taken;
    }
    case 'conn':
      return [closeRecordFromJson(objectOf(op, 'conn') ?? {})];
    case 'advance':
      reader.nowNs += numberOf(op, 'ms') * NS_PER_MS;
      return undefined;
    default:
      throw new MalformedVectorError(`unknown operation ${op.op}`);
  }
}

function batchFromJson(op: VectorOp): CloseBatch {
  const batch = objectOf(op, 'batch') ?? {};
  return {
    cpu: numberOf(batch, 'cpu'),
    id: bigintOf(batch, 'id'),
    length: numberOf(batch, 'len'),
    slots: objectsOf(batch, 'conns').map(closeRecordFromJson),
  };
}
