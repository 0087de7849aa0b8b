import type { ColumnBaselines } from './ColumnBaselines.ts';
import type { ColumnClient } from './ColumnClient.ts';
import { type ConnColumns, HAS_FAILURES, REWRITTEN } from './ConnColumns.ts';
import { COUNTER_WORDS, RETRANSMITS, TCP_CLOSED } from './CounterColumn.ts';
import { raiseCounters, subtractCounters, ZERO_COUNTERS } from './counterRules.ts';

/**
 * Sets `last` to what the client has not been told yet, and moves the client's baseline to the present. Mirrors
 * `../updateLast.ts`.
 */
export function updateLastRow(table: ConnColumns, row: number, client: ColumnClient): void {
  const { baselines } = client;
  const cookie = table.details.cookieNumber(row);
  if (!baselines.has(cookie)) {
    reportInFull(table, row);
    return;
  }
  const { profile, telemetry } = client.context;
  const { monotonic, last } = table;
  if (profile.zeroReading === 'ignored') keepSmallCounters(table, row, baselines, cookie);
  if (subtractCounters(last, monotonic, row, baselines.counters, cookie, profile)) {
    telemetry.statsUnderflows += 1;
    if (profile.underflow === 'raise') {
      table.mark(row, REWRITTEN, true);
      raiseCounters(monotonic, row, baselines.counters, cookie);
      subtractCounters(last, monotonic, row, baselines.counters, cookie, profile);
    } else {
      subtractCounters(last, monotonic, row, ZERO_COUNTERS, 0, profile);
    }
  }
  if (profile.lingeringFlowRule && isLingering(table, row, baselines, cookie)) {
    table.mark(row, HAS_FAILURES, false);
    telemetry.windowsLingeringFlows += 1;
  }
  baselines.counters.copyRow(cookie, monotonic, row);
}

/** Everything about a connection is new. */
export function reportInFull(table: ConnColumns, row: number): void {
  table.last.copyRow(row, table.monotonic, row);
}

/** A small counter that reads 0 was not read at all: its baseline stands. */
function keepSmallCounters(table: ConnColumns, row: number, baselines: ColumnBaselines, cookie: number): void {
  const { words } = table.monotonic;
  table.mark(row, REWRITTEN, true);
  const word = row * COUNTER_WORDS;
  const baseline = cookie * COUNTER_WORDS;
  for (let counter = RETRANSMITS; counter <= TCP_CLOSED; counter += 1) {
    if (words[word + counter] === 0) words[word + counter] = baselines.counters.words[baseline + counter]!;
  }
}

/** A Windows flow that ended may stay in the driver's table and show its failure again at every poll. */
function isLingering(table: ConnColumns, row: number, baselines: ColumnBaselines, cookie: number): boolean {
  const hasFailures = table.has(row, HAS_FAILURES) && table.failures[row]!.size > 0;
  if (!hasFailures) return false;
  const wasClosed = baselines.counters.words[cookie * COUNTER_WORDS + TCP_CLOSED]! > 0;
  return wasClosed && table.last.words[row * COUNTER_WORDS + TCP_CLOSED] === 0;
}
