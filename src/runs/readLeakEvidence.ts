import { LeakEvidence } from '../sim/leak/LeakEvidence.ts';
import { LateEventError } from '../trace/LateEventError.ts';
import type { TraceSource } from '../trace/TraceSource.ts';

/**
 * Reads a trace once, in the total order, for what it tells about connections and descriptors. Memory grows with the
 * number of connections, not with that of events.
 *
 * @throws as `TraceSource` does
 */
export async function readLeakEvidence(source: TraceSource): Promise<LeakEvidence> {
  for (;;) {
    const evidence = new LeakEvidence();
    try {
      for await (const batch of source.batches()) for (const event of batch) evidence.observe(event);
      // What was recorded beside a command is let go of when that ends, just as if it had ended itself.
      evidence.endsWithCommand = source.footer?.ended === 'command';
      return evidence;
    } catch (error) {
      if (!(error instanceof LateEventError)) throw error;
      source.widen();
    }
  }
}
