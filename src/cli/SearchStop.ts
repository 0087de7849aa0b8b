import { onStopSignal } from './stopSignal.ts';

/** How long a search may keep the process to itself, ms. */
const BREATH_EVERY_MS = 20;

/**
 * Lets Ctrl-C and SIGTERM end a search: it ends before its next run, and what it has found so far is told. Signals are
 * heard only between runs, so a search has to ask.
 */
export class SearchStop {
  private readonly release: () => void;
  private isAsked = false;
  private lastMs = performance.now();

  constructor() {
    this.release = onStopSignal(() => {
      this.isAsked = true;
    });
  }

  /** Whether the search was asked to end. */
  get isStopped(): boolean {
    return this.isAsked;
  }

  /** Whether the search may make another run. */
  readonly mayGoOn = async (): Promise<boolean> => {
    const now = performance.now();
    if (now - this.lastMs >= BREATH_EVERY_MS) {
      await new Promise<void>((resolve) => {
        setImmediate(resolve);
      });
      this.lastMs = performance.now();
    }
    return !this.isAsked;
  };

  /** The search is over: signals do what they did before. */
  end(): void {
    this.release();
  }
}
