import type { RecordedEvent } from '../model/events.ts';
import { etwEventName, etwProviderName, isHttpService } from './etwNames.ts';
import { flowRowCount } from './flowRowSizes.ts';

/** Reads of one of the driver's tables. */
export interface FlowReadCounts {
  reads: number;
  rows: number;
  /** Reads that ended in an error. */
  errors: number;
  /** Reads whose bytes are no whole rows of their version. */
  odd: number;
}

/** What the Windows kinds of a trace hold. */
export interface WindowsCounts {
  /** Events by number and name, those of the HTTP service first, then by number. */
  readonly etwEvents: readonly {
    readonly id: number;
    readonly isHttpService: boolean;
    readonly name: string;
    readonly count: number;
  }[];
  readonly etwProviders: ReadonlyMap<string, number>;
  /** Events with an earlier time in their header than one that was delivered before. */
  readonly etwLate: number;
  /** By table. */
  readonly flowReads: ReadonlyMap<'open' | 'closed', FlowReadCounts>;
}

interface EtwCount {
  readonly id: number;
  readonly provider: string | undefined;
  count: number;
}

/** Counts along while a trace is read. */
export class WindowsCounter {
  private readonly etw = new Map<string, EtwCount>();
  private readonly reads = new Map<'open' | 'closed', FlowReadCounts>();
  private newestFileTime = 0n;
  private late = 0;

  observe(event: RecordedEvent): void {
    if (event.kind === 'etw') {
      const name = etwEventName(event.id, event.provider);
      const known = this.etw.get(name);
      if (known) known.count += 1;
      else this.etw.set(name, { id: event.id, provider: event.provider, count: 1 });
      if (event.fileTime < this.newestFileTime) this.late += 1;
      else this.newestFileTime = event.fileTime;
    } else if (event.kind === 'flow_rows') {
      const counts = this.reads.get(event.table) ?? { reads: 0, rows: 0, errors: 0, odd: 0 };
      this.reads.set(event.table, counts);
      const rows = flowRowCount(event);
      counts.reads += 1;
      counts.rows += rows ?? 0;
      if (rows === undefined) counts.odd += 1;
      if (event.errorCode !== undefined) counts.errors += 1;
    }
  }

  /** @returns `undefined` when there was nothing of Windows to count */
  conclude(): WindowsCounts | undefined {
    if (this.etw.size === 0 && this.reads.size === 0) return undefined;
    const providers = new Map<string, number>();
    for (const { provider, count } of this.etw.values()) {
      const name = etwProviderName(provider);
      providers.set(name, (providers.get(name) ?? 0) + count);
    }
    const events = [...this.etw].toSorted(([, a], [, b]) => compareEvents(a, b));
    return {
      etwEvents: events.map(([name, { id, provider, count }]) => ({
        id,
        isHttpService: isHttpService(provider),
        name,
        count,
      })),
      etwProviders: new Map([...providers].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      etwLate: this.late,
      flowReads: new Map([...this.reads].toSorted(([a], [b]) => (a < b ? 1 : -1))),
    };
  }
}

/** The HTTP service first, then the other providers by name; by number within each. */
function compareEvents(a: EtwCount, b: EtwCount): number {
  if (a.provider === b.provider) return a.id - b.id;
  const [first, second] = [a, b].map(({ provider }) => (isHttpService(provider) ? '' : etwProviderName(provider)));
  if (first === second) return a.id - b.id;
  return first! < second! ? -1 : 1;
}
