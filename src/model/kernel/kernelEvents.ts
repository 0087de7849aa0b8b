import type { CloseRecord } from './connRecords.ts';
import type { ConnTuple } from './tuple.ts';

/** Connections that one batch holds. */
export const BATCH_SIZE = 4;

/**
 * Closed connections of one CPU on their way to user space.
 *
 * Slots are not cleared when the batch is sent: beyond `length` they hold what an earlier batch left there.
 */
export interface CloseBatch {
  readonly cpu: number;
  /** u64; grows by 1 with each full batch of this CPU. */
  id: bigint;
  length: number;
  readonly slots: CloseRecord[];
}

/** What the kernel side writes into its output buffers. */
export type KernelEvent = KernelEventPlace &
  (
    | { readonly kind: 'batch'; readonly batch: Readonly<CloseBatch> }
    | { readonly kind: 'conn'; readonly record: CloseRecord }
    | { readonly kind: 'failure'; readonly tuple: ConnTuple; readonly reason: number }
  );

interface KernelEventPlace {
  readonly via: 'ring' | 'perf';
  /** CPU that wrote the event; a ring buffer does not tell it to the reader. */
  readonly cpu: number;
}

/** Takes what the kernel side writes. */
export type KernelEventSink = (event: KernelEvent) => void;
