import type { EtwLossEvent, RecordedEvent } from '../../model/events.ts';
import { describeWindows, windowsToJson } from '../../trace/describeWindows.ts';
import { WindowsCounter } from '../../trace/WindowsCounter.ts';
import type { JsonMap } from '../../trace/wireToJson.ts';

/** Events of the HTTP service that complete a request: they say that its answer was sent. */
const COMPLETIONS: ReadonlySet<number> = new Set([10, 11, 12, 13, 14]);
const CACHE_HITS: ReadonlySet<number> = new Set([16, 17]);
const CONNECT = 21;
const CLEANUP = 24;
const REQUEST = 1;

/** Sums up a dump of events while it is turned into a trace. */
export class EventDumpSummary {
  private readonly windows = new WindowsCounter();
  private events = 0;
  private lastNs = 0;
  private losses: EtwLossEvent | undefined;

  observe(event: RecordedEvent): void {
    this.events += 1;
    this.lastNs = event.tNs;
    if (event.kind === 'etw_loss') this.losses = event;
    this.windows.observe(event);
  }

  toJson(source: string, trace: string): JsonMap {
    const counts = this.windows.conclude();
    const { eventsLost = 0, logBuffersLost = 0, realTimeBuffersLost = 0 } = this.losses ?? {};
    return {
      source,
      trace,
      records: this.events,
      lastNs: this.lastNs,
      ...(counts ? windowsToJson(counts) : {}),
      ...this.http(),
      losses: { eventsLost, logBuffersLost, realTimeBuffersLost },
    };
  }

  /** Lines for people. */
  render(source: string, trace: string): string {
    const counts = this.windows.conclude();
    const { connections, requests } = this.http();
    const lost = this.losses;
    const isLossy = lost && lost.eventsLost + lost.logBuffersLost + lost.realTimeBuffersLost > 0;
    const lines = [
      `${source}: ${this.events} records over ${seconds(this.lastNs)} s, written to ${trace}`,
      ...(counts ? describeWindows(counts) : []),
      ...(counts && counts.etwEvents.length > 0
        ? [
            `http      connections: ${connections.opened} opened, ${connections.forgotten} forgotten`,
            `          requests: ${requests.begun} begun, ${requests.completed} completed, ` +
              `${requests.servedFromCache} served from the cache`,
          ]
        : []),
      isLossy
        ? `losses    ${lost.eventsLost} events, ${lost.logBuffersLost} log buffers, ` +
          `${lost.realTimeBuffersLost} real-time buffers: no verdict can rest on a hit that is missing`
        : 'losses    none',
    ];
    return `${lines.join('\n')}\n`;
  }

  private http() {
    const ofHttp = (this.windows.conclude()?.etwEvents ?? []).filter(({ isHttpService }) => isHttpService);
    const count = (isCounted: (id: number) => boolean): number =>
      ofHttp.reduce((sum, event) => sum + (isCounted(event.id) ? event.count : 0), 0);
    return {
      connections: { opened: count((id) => id === CONNECT), forgotten: count((id) => id === CLEANUP) },
      requests: {
        begun: count((id) => id === REQUEST),
        completed: count((id) => COMPLETIONS.has(id)),
        servedFromCache: count((id) => CACHE_HITS.has(id)),
      },
    };
  }
}

/** Whole seconds and milliseconds, cut, from integers only. */
function seconds(ns: number): string {
  const ms = Math.floor(ns / 1_000_000);
  return `${Math.floor(ms / 1000)}.${String(ms % 1000).padStart(3, '0')}`;
}
