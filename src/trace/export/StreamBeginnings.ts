import type { RecordedEvent } from '../../model/events.ts';

/**
 * First walk through a trace that is written as packets: where the sequence numbers of each direction begin. A socket's
 * first recorded segment tells, because its SYN was not recorded.
 */
export class StreamBeginnings {
  /** By cookie and direction. */
  private readonly first = new Map<string, number>();

  observe(event: RecordedEvent): void {
    if (event.kind !== 'http' && event.kind !== 'segment') return;
    const key = `${event.ck} ${event.dir}`;
    if (!this.first.has(key)) this.first.set(key, event.seq);
  }

  /** Number of the first byte that the socket sent (or received); 1 where nothing was recorded. */
  of(ck: bigint, dir: 'tx' | 'rx'): number {
    return this.first.get(`${ck} ${dir}`) ?? 1;
  }
}
