import type { CampaignCount } from './journalLines.ts';

/** Back to the begin of the line, and clear it. */
const CLEAR_LINE = '\r\u001b[K';

/** Where the line is shown. */
export type ProgressTerminal = Pick<NodeJS.WriteStream, 'isTTY'> & { write(text: string): unknown };

/** One line on a terminal that says how far a campaign is. Silent in CI and where there is no terminal. */
export class ProgressLine {
  private readonly terminal: ProgressTerminal;
  private readonly isShown: boolean;
  private readonly startedMs = performance.now();
  private findings = 0;

  /** @param isCi - whether output goes into a log that nobody watches */
  constructor(terminal: ProgressTerminal = process.stderr, isCi = (process.env.CI ?? '') !== '') {
    this.terminal = terminal;
    this.isShown = terminal.isTTY && !isCi;
  }

  /** @param count - how far it is; `casesMax` is `Infinity` when time is the only limit */
  show({ tried }: CampaignCount, casesMax: number): void {
    if (!this.isShown) return;
    const seconds = (performance.now() - this.startedMs) / 1000;
    const of = casesMax === Infinity ? '' : ` of ${casesMax}`;
    const rate = Math.round(tried / Math.max(seconds, 0.001));
    const text = `${tried}${of} cases, ${rate}/s, ${this.findings} found, ${Math.round(seconds)} s`;
    this.terminal.write(`${CLEAR_LINE}${text}`);
  }

  /** One more was found. */
  addFinding(): void {
    this.findings += 1;
  }

  /** Makes room for other output. */
  clear(): void {
    if (this.isShown) this.terminal.write(CLEAR_LINE);
  }
}
