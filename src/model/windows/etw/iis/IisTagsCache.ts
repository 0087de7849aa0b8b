const TTL_NS = 180_000_000_000;
const ENTRIES_MAX = 1024;
const PORT_RANGE = 0x1_0000;

interface CacheEntry {
  readonly localPort: number;
  readonly remotePort: number;
  readonly tags: readonly string[];
  readonly expiresNs: number;
}

/**
 * Dynamic tags of requests within this host, by local and remote port.
 *
 * When a new pair meets a full cache, an expired entry makes room, or else the one that expires first, which is
 * counted. Reading leaves expired entries where they are.
 *
 * @upstream datadog-agent pkg/network/protocols/http/etw_http_service.go storeIISTagsCache, GetIISTagsCache @ 1e2fffa
 */
export class IisTagsCache {
  /** Entries that were pushed out before they expired. */
  evicted = 0;
  private readonly entries = new Map<number, CacheEntry>();

  get size(): number {
    return this.entries.size;
  }

  /** @param nowNs - of the virtual clock, ns */
  store(localPort: number, remotePort: number, tags: readonly string[], nowNs: number): void {
    const key = localPort * PORT_RANGE + remotePort;
    if (this.entries.size >= ENTRIES_MAX && !this.entries.has(key)) this.makeRoom(nowNs);
    this.entries.set(key, { localPort, remotePort, tags, expiresNs: nowNs + TTL_NS });
  }

  /** Entries that have not expired, by `localPort-remotePort`. */
  read(nowNs: number): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, readonly string[]>();
    for (const entry of this.entries.values()) {
      if (!isExpired(entry, nowNs)) found.set(`${entry.localPort}-${entry.remotePort}`, entry.tags);
    }
    return found;
  }

  private makeRoom(nowNs: number): void {
    let victim: number | undefined;
    let earliestNs = Number.POSITIVE_INFINITY;
    for (const [key, { expiresNs }] of this.entries) {
      if (expiresNs < earliestNs) {
        victim = key;
        earliestNs = expiresNs;
      }
    }
    if (victim === undefined) return;
    // The agent takes any expired entry. Which one it is nobody can tell: none of them can be read any more.
    if (earliestNs >= nowNs) this.evicted += 1;
    this.entries.delete(victim);
  }
}

function isExpired({ expiresNs }: CacheEntry, nowNs: number): boolean {
  return nowNs > expiresNs;
}
