import type { RecordedEvent } from '../model/events.ts';
import type { OrderedEvent } from '../model/order.ts';
import type { RunResult } from './runResult.ts';
import type { RunSettings } from './simulate.ts';

/** Recorded events in total order. */
export type EventList = readonly OrderedEvent<RecordedEvent>[];

/** One run, as searches over runs see it: a function of settings and events, and of nothing else. */
export type RunFunction = (settings: RunSettings, events: EventList) => RunResult;
