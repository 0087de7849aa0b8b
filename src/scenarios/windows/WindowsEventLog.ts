import { type EtwEvent, NO_CPU, type RecordedEvent, type RecordedPrefix } from '../../model/events.ts';
import type { ExpandedWindows } from './expandWindows.ts';
import type { WindowsProcess } from './windowsScript.ts';

/** A recorded event before it has its place: what its maker says of it. */
type Unplaced<E extends RecordedEvent> = E extends RecordedEvent ? Omit<E, keyof RecordedPrefix> : never;

/**
 * The events of a made-up Windows host, in order of time. All come from one source, as ETW delivers them by one thread.
 */
export class WindowsEventLog {
  private readonly entries: { readonly event: RecordedEvent; readonly isMissed: boolean }[] = [];

  /** Something happened. */
  add(tNs: number, event: Unplaced<RecordedEvent>): void {
    this.entries.push({ event: { ...event, ...prefix(tNs) }, isMissed: false });
  }

  /** An ETW event was made. @param isMissed - the agent's session loses it */
  addEtw(tNs: number, event: Omit<EtwEvent, keyof RecordedPrefix>, isMissed: boolean): void {
    this.entries.push({ event: { ...event, ...prefix(tNs) }, isMissed });
  }

  /** A process runs from now on. */
  process(tNs: number, { pid, argv, service }: WindowsProcess): void {
    this.add(tNs, {
      kind: 'proc',
      pid,
      ppid: undefined,
      startNs: undefined,
      comm: undefined,
      argv,
      argvBytes: undefined,
      cgroup: undefined,
      netnsIno: undefined,
      containerId: undefined,
      service,
      via: 'exec',
    });
  }

  /** All events in order of time, numbered. */
  finish(): ExpandedWindows {
    const sorted = this.entries.toSorted((a, b) => a.event.tNs - b.event.tNs);
    const missedEtw = new Set<number>();
    const events = sorted.map(({ event, isMissed }, cseq) => {
      if (isMissed) missedEtw.add(cseq);
      return { ...event, cseq };
    });
    return { events, missedEtw };
  }
}

function prefix(tNs: number): RecordedPrefix {
  return { tNs, cpu: NO_CPU, cseq: 0, ring: 'user' };
}
