import type { Tracker } from '../../../src/model/ledger/tracker.ts';
import { NO_TRACKER } from '../../../src/model/ledger/tracker.ts';
import type { HttpAggregates } from '../../../src/model/usm/httpAggregates.ts';
import { httpKeyText } from '../../../src/model/usm/httpAggregates.ts';
import { RequestStats } from '../../../src/model/usm/requestStats.ts';

/** One request with status 200 to each path; all on one connection. */
export function requests(...paths: readonly string[]): HttpAggregates {
  return requestsWithHits(
    paths.map((path) => [path, 0]),
    NO_TRACKER,
  );
}

/** The same, each with a handle of the ledger. */
export function requestsWithHits(hitsByPath: readonly (readonly [string, number])[], tracker: Tracker): HttpAggregates {
  return new Map(
    hitsByPath.map(([path, hits]) => {
      const ends = { srcIp: '10.0.0.1', srcPort: 40_000, dstIp: '10.0.0.2', dstPort: 80 };
      const key = { ...ends, path, fullPath: true, method: 1 };
      const stats = new RequestStats();
      stats.addRequest(200, 1000, 0n, [], hits, tracker);
      return [httpKeyText(key), { key, stats }];
    }),
  );
}
