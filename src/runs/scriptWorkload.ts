import type { RecordedEvent } from '../model/events.ts';
import { compareOrder, type OrderedEvent, orderRecorded } from '../model/order.ts';
import type { Script } from '../scenarios/scenario.ts';
import { expandScript, SCRIPT_ROOT_NETNS } from '../scenarios/workload/expandScript.ts';
import type { RecorderLoss } from '../sim/recorderLoss/RecorderLoss.ts';
import type { HostFacts } from '../sim/simulate.ts';

/** Events of a host in memory, with its facts. */
export interface LoadedWorkload {
  /** In total order. */
  readonly events: readonly OrderedEvent<RecordedEvent>[];
  readonly host: HostFacts;
  readonly isTainted: () => boolean;
  readonly recorderLoss: () => Promise<RecorderLoss | undefined>;
}

/** Of a workload that nobody recorded. */
export const nothingLost = async (): Promise<undefined> => undefined;

/** What the script of a Linux host makes happen. */
export function scriptWorkload(script: Script): LoadedWorkload {
  const host = { rootNetnsIno: SCRIPT_ROOT_NETNS, cpuCount: script.cpus };
  return { events: inOrder(expandScript(script)), host, isTainted: () => false, recorderLoss: nothingLost };
}

/** Events in their total order. */
export function inOrder(events: readonly RecordedEvent[]): OrderedEvent<RecordedEvent>[] {
  return events.map((event) => orderRecorded(event)).toSorted(compareOrder);
}
