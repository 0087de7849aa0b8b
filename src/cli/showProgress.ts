/** How often a line may be written anew, ms. */
const EVERY_MS = 100;

/** A line on the terminal that says how far long work has come; silent when standard error is no terminal. */
export class Progress {
  private readonly isShown = process.stderr.isTTY;
  private lastAt = 0;

  /** @param text - made only when it is shown */
  show(text: () => string): void {
    if (!this.isShown) return;
    const now = performance.now();
    if (now - this.lastAt < EVERY_MS) return;
    this.lastAt = now;
    process.stderr.write(`\r\u001B[K${text()}`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.isShown) process.stderr.write('\r\u001B[K');
  }
}
