import type { Choices } from '../choices.ts';
import type { Tracker } from '../ledger/tracker.ts';
import type { ConnectionRollup } from './ConnectionRollup.ts';
import { type HttpAggregates, httpKeyText } from './httpAggregates.ts';
import type { RequestStats } from './requestStats.ts';

/**
 * Files aggregates anew whose varying port became 0, in place; they move to the end of the map.
 *
 * A key that already exists is overwritten, and nothing counts that. Which of two survives depends on the order of a Go
 * map: choice `statkeeper.clear-ephemeral-ports`.
 *
 * @upstream datadog-agent pkg/network/protocols/http/statkeeper.go clearEphemeralPorts @ c45d449
 */
export function clearEphemeralPorts(
  stats: HttpAggregates,
  rollup: ConnectionRollup,
  choices: Choices,
  tracker: Tracker,
): void {
  const aggregates = [...stats];
  for (const index of choices.order('statkeeper.clear-ephemeral-ports', aggregates.length)) {
    const [text, aggregate] = aggregates[index]!;
    if (stats.get(text) !== aggregate) continue;
    const { srcIp, srcPort, dstIp, dstPort } = aggregate.key;
    const connection = { srcIp, srcPort, dstIp, dstPort };
    const cleared = rollup.clearEphemeralPort(connection);
    if (cleared === connection) continue;
    const key = { ...aggregate.key, ...cleared };
    stats.delete(text);
    const clearedText = httpKeyText(key);
    const overwritten = stats.get(clearedText);
    if (overwritten !== undefined) loseAll(overwritten.stats, tracker);
    stats.set(clearedText, { key, stats: aggregate.stats });
  }
}

function loseAll(stats: RequestStats, tracker: Tracker): void {
  for (const bucket of stats.byStatus.values()) tracker.loseHits(bucket.hits, 'rollup-key-collision');
}
