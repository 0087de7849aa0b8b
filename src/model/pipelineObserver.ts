import type { ConnStats } from './connStats.ts';
import type { HttpTransaction } from './httpStats.ts';

/** Looks at what passes between the stages. An observer cannot change anything. */
export interface PipelineObserver {
  /** The kernel side has sent a batch or a single close record. */
  closeSent?(): void;
  /** A close reached the network state; `isKept` is false when no client was registered. */
  closeStored?(conn: ConnStats, isKept: boolean): void;
  /** A transaction (or a half) was written into an event page. */
  eventEnqueued?(transaction: HttpTransaction): void;
  /** A full event page was sent to user space. */
  pageSent?(): void;
  /** User space was given an event. */
  eventDelivered?(transaction: HttpTransaction): void;
}
