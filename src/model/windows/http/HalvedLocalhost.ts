import { isLoopback } from '../../state/loopback.ts';
import type { WindowsTransaction } from './WindowsTransaction.ts';

/**
 * Requests over loopback as agents before April 2023 counted them: by halves, because both ends were taken to report
 * each of them. Event tracing tells of a request once, so of an odd number one more is lost.
 *
 * Which request of a pair is the one that is not counted makes no difference to the counts; here it is the first.
 *
 * @upstream datadog-agent pkg/network/encoding/http.go @ cf485ce
 */
export class HalvedLocalhost {
  private readonly waiting = new Set<string>();

  /** Whether a transaction is one of those that do not count. */
  drops({ src, sport, dst, dport, method, status, fragment }: WindowsTransaction): boolean {
    if (!isLoopback(src) || !isLoopback(dst)) return false;
    const key = `${src} ${sport} ${dst} ${dport} ${method} ${status} ${fragment ?? ''}`;
    if (this.waiting.delete(key)) return false;
    this.waiting.add(key);
    return true;
  }

  /** The counts are handed out. */
  reset(): void {
    this.waiting.clear();
  }
}
