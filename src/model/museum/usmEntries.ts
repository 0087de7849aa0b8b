import type { MuseumEntry } from './museumEntry.ts';

/** Historic bugs of HTTP capture, from the kernel program to the statistics. Small ones have no number: 0. */
export const USM_MUSEUM: readonly MuseumEntry[] = [
  entry(5, 'flush-keeps-transaction', 'U1', 'after-flush=fields-kept', 'hits-not-duplicated', 'easy', 4),
  entry(7, 'joiner-wall-clock', 'U3', 'joiner-clock=wall', 'hits-conserved', 'medium', 4),
  entry(12, 'usm-page-overwritten', 'U2', 'full-page-policy=overwrite', 'hits-conserved', 'medium', 7),
  entry(17, 'fin-extends-latency', 'U1', 'response-last-seen=any-segment', 'latency-positive', 'easy', 3),
  entry(20, 'keepalive-second-request-lost', 'U1', 'after-flush=entry-deleted', 'hits-conserved', 'easy', 5),
  entry(21, 'rst-leaves-transaction-open', 'U1', 'terminating-flags=fin-only', 'hits-conserved', 'easy', 3),
  entry(22, 'midstream-response-sticks', 'U1', 'flush-rule=response-sticks', 'hit-matches-request', 'medium', 4),
  entry(23, 'response-half-overwritten', 'U1 U3', 'flush-rule=request-pending-only', 'hits-conserved', 'hard', 5),
  entry(
    24,
    'joiner-joins-mismatched-halves',
    'U3',
    'half-joiner=any-two',
    'latency-positive hit-matches-request',
    'medium',
    3,
  ),
  entry(25, 'joiner-single-slot', 'U3', 'half-joiner=single-slot', 'hits-conserved', 'medium', 4),
  entry(26, 'usm-one-page-per-flush', 'U2', 'pages-per-flush=one', 'hits-conserved', 'medium', 14),
  entry(27, 'tls-path-never-flushes', 'U2', 'tls-flush=off', 'hits-conserved', 'medium', 7),
  entry(35, 'ephemeral-range-missing-in-usm', 'U1 U3', 'http-port-range=missing', 'direction-consistent', 'medium', 3),
  entry(0, 'close-overrides-pending-flush', 'U1', 'flush-with-end=end-only', 'hits-conserved', 'easy', 5),
  entry(0, 'in-flight-never-swept', 'U1', 'in-flight-sweep=off', 'hits-conserved', 'medium', 3),
  entry(0, 'malformed-page-poisons-offset', 'U2', 'malformed-page=moves-offsets', 'hits-not-duplicated', 'medium', 5),
  entry(0, 'incomplete-buffer-counts-halves', 'U3', 'incomplete-limit=tenth-in-halves', 'hits-conserved', 'medium', 3),
  entry(0, 'negative-latency-wraps', 'U3', 'negative-latency=wraps', 'latency-positive', 'medium', 3),
  entry(0, 'static-tags-lost-on-merge', 'S', 'merged-http-tags=single-samples', 'tags-kept', 'medium', 4),
  entry(0, 'limit-skipped-with-one-client', 'S', 'single-client-limits=off', 'limits-respected', 'easy', 3),
];

/** @param violates - names of invariants, spaces between them */
function entry(
  number: number,
  id: string,
  stage: string,
  toggle: string,
  violates: string,
  difficulty: MuseumEntry['difficulty'],
  smallestEvents: number,
): MuseumEntry {
  return { number, id, stage, toggle, violates: violates.split(' ').filter(Boolean), difficulty, smallestEvents };
}
