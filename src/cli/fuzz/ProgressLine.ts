import type { CampaignCount } from './journalLines.ts';

/** Back to the begin of the line, and clear it. */
const CLEAR_LINE = '\r\u001b[K';

/** One line on a terminal that says how far a campaign is. Silent in CI and where there is no terminal. */
export class ProgressLine {
  private readonly isShown = process.stderr.isTTY && (process.env.CI ?? '') === '';
  private readonly startedMs = performance.now();
  private findings = 0;

  /** @param count - how far it is; `casesMax` is `Infinity` when time is the only limit */
  show({ tried }: CampaignCount, casesMax: number): void {
    if (!this.isShown) return;
    const seconds = (performance.now() - this.startedMs) / 1000;
    const of = casesMax === Infinity ? '' : ` of ${casesMax}`;
    const rate = Math.round(tried / Math.max(seconds, 0.001));
    const text = `${tried}${of} cases, ${rate}/s, ${this.findings} found, ${Math.round(seconds)} s`;
    process.stderr.write(`${CLEAR_LINE}${text}`);
  }

  /** One more was found. */
  addFinding(): void {
    this.findings += 1;
  }

  /** Makes room for other output. */
  clear(): void {
    if (this.isShown) process.stderr.write(CLEAR_LINE);
  }
}
