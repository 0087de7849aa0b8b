import type { CloseRecord } from '../kernel/connRecords.ts';
import { BATCH_SIZE, type CloseBatch } from '../kernel/kernelEvents.ts';
import type { DeliveryProfile } from '../profile.ts';

const NS_PER_MS = 1_000_000;

/** How much of a batch was taken, and when that was noted (ns since the start of the run). */
interface Position {
  offset: number;
  updatedNs: number;
}

/**
 * Remembers which slots of a batch were taken, so that a batch read early by a flush is not reported again when its
 * event arrives.
 *
 * Two generations of the bookkeeping exist. With `last-take` the age of a position counts from the last connection
 * taken: a batch that stays partly filled for a minute is forgotten and reported again, and a batch that a flush saw
 * full is forgotten at once, before its event arrives. With `visit` neither happens.
 *
 * @upstream datadog-agent pkg/network/tracer/connection/batch_extractor.go @ c45d449
 */
export class BatchExtractor {
  readonly #policy: DeliveryProfile['batchOffsets'];
  readonly #expiryNs: number;
  readonly #positions: Map<bigint, Position>[] = [];

  constructor(cpuCount: number, profile: Pick<DeliveryProfile, 'batchOffsets' | 'batchOffsetExpiryMs'>) {
    this.#policy = profile.batchOffsets;
    this.#expiryNs = profile.batchOffsetExpiryMs * NS_PER_MS;
    for (let cpu = 0; cpu < cpuCount; cpu += 1) this.#positions.push(new Map());
  }

  /** Number of (CPU, batch id) positions remembered. */
  get trackedBatches(): number {
    return this.#positions.reduce((sum, positions) => sum + positions.size, 0);
  }

  /** How many records of a batch are remembered as taken. */
  takenOf(batch: Readonly<CloseBatch>): number {
    return this.#positions[batch.cpu]?.get(batch.id)?.offset ?? 0;
  }

  /** The records not yet taken from a batch that arrived as an event. A batch of an unknown CPU gives none. */
  takeFromEvent(batch: Readonly<CloseBatch>, nowNs: number): CloseRecord[] {
    const positions = this.#positions[batch.cpu];
    if (positions === undefined) return [];
    if (this.#policy === 'last-take') return takeOneByOne(positions, batch, nowNs);
    const offset = positions.get(batch.id)?.offset ?? 0;
    positions.delete(batch.id);
    return batch.slots.slice(offset, batch.length);
  }

  /** The records not yet taken from the batch that the kernel is filling. */
  takeFromMap(batch: Readonly<CloseBatch>, nowNs: number): CloseRecord[] {
    const positions = this.#positions[batch.cpu];
    if (positions === undefined || batch.length === 0) return [];
    if (this.#policy === 'last-take') return takeOneByOne(positions, batch, nowNs);
    const offset = positions.get(batch.id)?.offset ?? 0;
    positions.set(batch.id, { offset: batch.length, updatedNs: nowNs });
    return batch.slots.slice(offset, batch.length);
  }

  /** Forgets positions that were not renewed for the expiry time: what a flush does last. */
  forgetExpired(nowNs: number): void {
    for (const positions of this.#positions) {
      for (const [id, position] of positions) {
        if (nowNs - position.updatedNs >= this.#expiryNs) positions.delete(id);
      }
    }
  }
}

function takeOneByOne(positions: Map<bigint, Position>, batch: Readonly<CloseBatch>, nowNs: number): CloseRecord[] {
  const known = positions.get(batch.id);
  const taken: CloseRecord[] = [];
  let offset = known?.offset ?? 0;
  while (batch.length > 0) {
    if (offset >= BATCH_SIZE) {
      // All four are taken, so the position is of no more use - unless the event of this very batch is still to come.
      positions.delete(batch.id);
      return taken;
    }
    const hasPosition = known !== undefined || taken.length > 0;
    if (hasPosition && offset >= batch.length) break;
    const record = batch.slots[offset];
    if (record === undefined) break;
    offset += 1;
    taken.push(record);
  }
  // A position that is merely looked at is not renewed.
  if (taken.length > 0) positions.set(batch.id, { offset, updatedNs: nowNs });
  return taken;
}
