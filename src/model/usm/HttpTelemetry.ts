import type { HttpTransaction } from '../httpStats.ts';

/** Libraries whose traffic is told apart in the hit counter, by their static tag (u64). */
const TLS_LIBRARIES = [
  { name: 'none', tag: 0n },
  { name: 'gnutls', tag: 1n },
  { name: 'openssl', tag: 2n },
  { name: 'go', tag: 4n },
  { name: 'istio', tag: 16n },
  { name: 'nodejs', tag: 32n },
] as const;

const STATUS_CLASSES = [1, 2, 3, 4, 5] as const;

/** Counters of user space's HTTP statistics; each is a running sum. */
export interface HttpCounters {
  /** Statistics map or incomplete buffer full. */
  dropped: number;
  rejected: number;
  aggregations: number;
  emptyPath: number;
  unknownMethod: number;
  invalidLatency: number;
  nonPrintable: number;
  /** Only where such requests are rejected early. */
  invalidStatus: number;
  joinerRequests: number;
  joinerResponses: number;
  joinerResponsesDropped: number;
  joinerJoined: number;
  joinerAged: number;
}

const NAMES: readonly (readonly [keyof HttpCounters, string])[] = [
  ['dropped', 'usm.http.dropped{}'],
  ['rejected', 'usm.http.rejected{}'],
  ['aggregations', 'usm.http.aggregations{}'],
  ['emptyPath', 'usm.http.malformed{type:empty-path}'],
  ['unknownMethod', 'usm.http.malformed{type:unknown-method}'],
  ['invalidLatency', 'usm.http.malformed{type:invalid-latency}'],
  ['nonPrintable', 'usm.http.malformed{type:non-printable-char}'],
  ['invalidStatus', 'usm.http.malformed{type:invalid-status-code}'],
  ['joinerRequests', 'usm.http.joiner.requests{}'],
  ['joinerResponses', 'usm.http.joiner.responses{}'],
  ['joinerResponsesDropped', 'usm.http.joiner.responses_dropped{}'],
  ['joinerJoined', 'usm.http.joiner.joined{}'],
  ['joinerAged', 'usm.http.joiner.aged{}'],
];

const NO_HITS = TLS_LIBRARIES.flatMap(() => STATUS_CLASSES.map(() => 0));

/** Place of a counter of hits: status classes of one library stand together. */
function hitsIndex(library: number, statusClass: number): number {
  return library * STATUS_CLASSES.length + statusClass;
}

/**
 * The agent's own counters of HTTP capture.
 *
 * @upstream datadog-agent pkg/network/protocols/http/telemetry.go, incomplete_stats.go @ c45d449
 */
export class HttpTelemetry {
  readonly counters: HttpCounters = {
    dropped: 0,
    rejected: 0,
    aggregations: 0,
    emptyPath: 0,
    unknownMethod: 0,
    invalidLatency: 0,
    nonPrintable: 0,
    invalidStatus: 0,
    joinerRequests: 0,
    joinerResponses: 0,
    joinerResponsesDropped: 0,
    joinerJoined: 0,
    joinerAged: 0,
  };
  /** By TLS library, then by status class. */
  readonly #totalHits = [...NO_HITS];

  /**
   * Counts a delivered event, before any joining or rejection. Halves without a status do not count.
   *
   * The library is found by exact equality of the whole tag word: a combination of tags counts as plain traffic.
   */
  countHit({ statusCode, tags }: Pick<HttpTransaction, 'statusCode' | 'tags'>): void {
    const statusClass = Math.trunc(statusCode / 100);
    if (statusClass < 1 || statusClass > 5) return;
    const library = TLS_LIBRARIES.findIndex(({ tag }) => tag === tags);
    const index = hitsIndex(library < 0 ? 0 : library, statusClass - 1);
    this.#totalHits[index] = this.#totalHits[index]! + 1;
  }

  /** Sum of `usm.http.total_hits` over all tags. */
  get totalHits(): number {
    return this.#totalHits.reduce((sum, count) => sum + count, 0);
  }

  /** All counters by name with tags, in a fixed order, zeros included. */
  named(): ReadonlyMap<string, number> {
    const named = new Map<string, number>();
    TLS_LIBRARIES.forEach(({ name, tag }, library) => {
      STATUS_CLASSES.forEach((statusClass, index) => {
        const tags = `encrypted:${tag !== 0n},status:${statusClass}xx,tls_library:${name}`;
        named.set(`usm.http.total_hits{${tags}}`, this.#totalHits[hitsIndex(library, index)]!);
      });
    });
    for (const [field, name] of NAMES) named.set(name, this.counters[field]);
    return named;
  }
}
