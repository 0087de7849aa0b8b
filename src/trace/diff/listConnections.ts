import { LateEventError } from '../LateEventError.ts';
import type { TraceSource } from '../TraceSource.ts';
import { ConnectionList } from './ConnectionList.ts';

/** The connections of a trace, read in its total order. @throws as `TraceSource.batches` does, TraceTooLargeError */
export async function listConnections(source: TraceSource): Promise<ConnectionList> {
  for (;;) {
    const list = new ConnectionList();
    try {
      for await (const batch of source.batches()) for (const event of batch) list.observe(event);
      return list;
    } catch (error) {
      if (!(error instanceof LateEventError)) throw error;
      source.widen();
    }
  }
}
