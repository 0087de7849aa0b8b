import type { HitLedger } from '../ledger/hitLedger.ts';
import type { HttpAttachment, JoinResult } from './joinHttp.ts';

/** One object of the pool, with the HTTP section that was last written into it. */
interface PooledConnection {
  section: HttpAttachment | undefined;
}

/**
 * The encoder's pool of connection objects before they were cleared on their way back (June 2021).
 *
 * A connection without HTTP data leaves the field as it is, so it goes out with the section of whoever used the object
 * before. Objects are used again last in, first out. For the ledger a section is a copy that ships the same hits again,
 * on the side that reported them first.
 *
 * @upstream datadog-agent pkg/network/encoding/pool.go @ 95e1b5e
 */
export class PooledConnections {
  private readonly ledger: HitLedger;
  private readonly idle: PooledConnection[] = [];

  constructor(ledger: HitLedger) {
    this.ledger = ledger;
  }

  /** What the payload really carries. @param connCount - connections of the payload */
  fill(join: JoinResult, connCount: number): JoinResult {
    const own = new Map(join.attachments.map((attachment) => [attachment.connIndex, attachment]));
    const used: PooledConnection[] = [];
    const attachments: HttpAttachment[] = [];
    for (let connIndex = 0; connIndex < connCount; connIndex += 1) {
      const object = this.idle.pop() ?? { section: undefined };
      const attachment = own.get(connIndex);
      if (attachment !== undefined) {
        attachments.push(attachment);
        this.overwrite(object, attachment);
      } else if (object.section !== undefined) attachments.push({ ...object.section, connIndex });
      used.push(object);
    }
    this.idle.push(...used);
    return { ...join, attachments };
  }

  private overwrite(object: PooledConnection, attachment: HttpAttachment): void {
    for (const { stats } of object.section?.group.elements ?? []) {
      for (const { hits } of stats.byStatus.values()) this.ledger.releaseHits(hits);
    }
    const elements = attachment.group.elements.map(({ key, stats }) => {
      const copied = stats.copy();
      for (const [status, bucket] of copied.byStatus) {
        bucket.hits = this.ledger.copyHits(stats.byStatus.get(status)!.hits);
      }
      return { key, stats: copied };
    });
    object.section = { ...attachment, group: { ...attachment.group, elements } };
  }
}
