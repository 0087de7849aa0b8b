import type { LossReason } from '../ledger/lossReasons.ts';
import type { Tracker } from '../ledger/tracker.ts';
import type { HttpAggregate, HttpAggregates, HttpKeyText } from '../usm/httpAggregates.ts';
import type { HitTransfer, RequestStats } from '../usm/requestStats.ts';
import type { StateContext } from './stateContext.ts';
import type { StatisticsHolder } from './StatisticsHolder.ts';

/**
 * Keeps the HTTP statistics of a poll for every client.
 *
 * Clients that do not know a key yet store one and the same object. With three or more clients an object may then wait
 * in two of them, and later statistics of its key are added to it once for each: the agent's double count.
 *
 * @param aggregates - taken over
 * @param audience - the client whose payloads the ledger follows; `undefined` when it is not registered
 * @param context - the audience's
 * @upstream datadog-agent pkg/network/state.go storeHTTPStats @ c45d449
 */
export function storeHttpStats(
  clients: readonly StatisticsHolder[],
  aggregates: HttpAggregates,
  audience: StatisticsHolder | undefined,
  context: StateContext,
): void {
  if (aggregates.size === 0) return;
  const [only] = clients;
  const canAdopt = only !== undefined && clients.length === 1 && only.http.size === 0;
  const { maxHttpStats, singleClientLimits } = context.profile;
  if (canAdopt && (!singleClientLimits || aggregates.size <= maxHttpStats)) {
    for (const aggregate of aggregates.values()) bookStored(aggregate.stats, audience, context.tracker);
    only.http = aggregates;
    return;
  }
  // The agent walks a map; the order only decides which new keys find no room.
  const entries = [...aggregates];
  const canOverflow = clients.some((client) => client.http.size + entries.length > maxHttpStats);
  const inOrder = canOverflow ? context.choices.order('state.store-http', entries.length) : entries.keys();
  for (const index of inOrder) {
    const entry = entries[index];
    if (entry !== undefined) storeForAll(clients, entry, audience, context);
  }
}

function storeForAll(
  clients: readonly StatisticsHolder[],
  [key, aggregate]: [HttpKeyText, HttpAggregate],
  audience: StatisticsHolder | undefined,
  context: StateContext,
): void {
  const { profile, telemetry, tracker } = context;
  const followed = audience?.http.get(key)?.stats;
  const isRefused = audience !== undefined && followed === undefined && audience.http.size >= profile.maxHttpStats;
  if (isRefused) loseAllHits(aggregate.stats, 'client-http-store-full', tracker);
  else bookStored(aggregate.stats, audience, tracker);

  const known = clients.map((client) => client.http.get(key)?.stats);
  let remaining = known.filter((stats) => stats !== undefined && stats === followed).length;
  clients.forEach((client, index) => {
    const stats = known[index];
    if (stats !== undefined) {
      // Only the object that the audience will ship is followed; a repeated addition to it duplicates hits.
      const isFollowed = stats === followed;
      if (isFollowed) remaining -= 1;
      const transfer: HitTransfer = !isFollowed ? 'none' : remaining > 0 ? 'copy' : 'take';
      stats.combineWith(aggregate.stats, tracker, transfer, profile.mergedHttpTags);
    } else if (client.http.size >= profile.maxHttpStats) {
      telemetry.httpStatsDropped += 1;
    } else {
      const isOwnCopy = profile.sharedObjects === 'copy' && client !== audience;
      client.http.set(key, isOwnCopy ? { key: aggregate.key, stats: aggregate.stats.copy() } : aggregate);
    }
  });
}

/** Tells the ledger that the audience holds these hits now, or that it was not there to take them. */
function bookStored(stats: RequestStats, audience: StatisticsHolder | undefined, tracker: Tracker): void {
  if (audience === undefined) {
    loseAllHits(stats, 'stored-for-other-clients', tracker);
    return;
  }
  for (const bucket of stats.byStatus.values()) tracker.moveHits(bucket.hits, 'client-store');
}

/** Ends the hits of a statistic; the object itself may live on in other clients. */
export function loseAllHits(stats: RequestStats, reason: LossReason, tracker: Tracker): void {
  for (const bucket of stats.byStatus.values()) {
    tracker.loseHits(bucket.hits, reason);
    bucket.hits = 0;
  }
}
