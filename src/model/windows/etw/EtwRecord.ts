import type { HitList } from '../../ledger/tracker.ts';
import type { ByteText } from '../byteText.ts';

/** An event of the HTTP service as Windows delivers it to the agent. */
export interface EtwRecord {
  readonly id: number;
  /** Time in the event's header: 100 ns units since 1601 (u64). */
  readonly fileTime: bigint;
  /** 16 raw bytes. */
  readonly activityId: ByteText;
  /** 16 raw bytes of the first extended item of type 1 and that size; absent when there is none. */
  readonly relatedActivityId: ByteText | undefined;
  /** User data. */
  readonly data: ByteText;
  /** The ledger's handle of the request that an event 1 begins; 0 for all others. */
  readonly hits: HitList;
}
