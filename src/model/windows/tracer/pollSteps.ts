import type { ConnStats } from '../../connStats.ts';
import type { Delta } from '../../state/NetworkState.ts';
import type { FlowTableName } from '../flows/FlowDriver.ts';
import type { FlowRead } from '../flows/readFlows.ts';
import type { RowBuffer } from '../flows/RowBuffer.ts';

/** Places between which the agent's threads can be interleaved; each is named before it is done. */
export type SchedulingPoint =
  | 'event-fires'
  | 'loop-read'
  | 'loop-take'
  | 'loop-iterate'
  | 'poll-read-open'
  | 'poll-read-closed'
  | 'poll-store'
  | 'poll-delta'
  | 'poll-reset';

/** What a poll brought: the delta, or the table whose read failed. */
export type WindowsPollResult =
  | {
      readonly kind: 'delta';
      readonly delta: Delta;
      readonly reads: readonly FlowRead[];
      /** What the client is told about the tracer's counters. */
      readonly telemetry: Map<string, bigint> | undefined;
      /** To be given back when the answer is encoded. */
      readonly buffer: RowBuffer<ConnStats>;
    }
  | { readonly kind: 'error'; readonly table: FlowTableName; readonly reads: readonly FlowRead[] };
