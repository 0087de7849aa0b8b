import type { TcpSegment } from '../packet/decodePacket.ts';

/** Copies of one packet on two interfaces are at most so far apart; the fastest retransmission takes longer. */
const COPY_WITHIN_NS = 50_000_000n;
const REMEMBERED_MAX = 65_536;

/**
 * Tells copies of a packet that one namespace shows on several of its interfaces (a bridge and what is behind it) from
 * packets that were sent twice: a retransmission has another identification or other options.
 */
export class DuplicateFilter {
  private readonly seen = new Map<string, bigint>();

  /** Whether the same packet was shown shortly before. */
  isCopy(namespace: string, segment: TcpSegment, timeNs: bigint): boolean {
    const { source, target, fingerprint } = segment;
    const key = `${namespace} ${source} ${target} ${fingerprint}`;
    const before = this.seen.get(key);
    if (before !== undefined && timeNs - before <= COPY_WITHIN_NS && before - timeNs <= COPY_WITHIN_NS) return true;
    this.seen.delete(key);
    this.seen.set(key, timeNs);
    if (this.seen.size > REMEMBERED_MAX) this.forgetOldest();
    return false;
  }

  private forgetOldest(): void {
    for (const oldest of this.seen.keys()) {
      this.seen.delete(oldest);
      return;
    }
  }
}
