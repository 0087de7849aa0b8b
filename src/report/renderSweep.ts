import type { SeedSweep } from '../sim/overSeeds.ts';

const BAR_WIDTH = 40;

/** The distribution as a small plot: one line for each number of hits that occurred. */
export function renderSweep(sweep: SeedSweep, service: string): string {
  const most = Math.max(...sweep.distribution.values());
  const rows = [...sweep.distribution].map(([hits, runs]) => {
    const bar = '#'.repeat(Math.max(1, Math.round((runs / most) * BAR_WIDTH)));
    const first = sweep.firstSeed.get(hits) ?? 0;
    return `  ${String(hits).padStart(6)} hits  ${String(runs).padStart(6)} runs  ${bar.padEnd(BAR_WIDTH)}  first with --seed ${first}`;
  });
  return `server hits of ${service} over ${sweep.seeds} seeds\n${rows.join('\n')}\n`;
}
