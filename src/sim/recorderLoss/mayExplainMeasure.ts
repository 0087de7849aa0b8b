import type { HitRecord } from '../../model/ledger/fate.ts';
import type { Measure } from '../measures.ts';
import type { RunResult } from '../runResult.ts';
import { Evidence } from './Evidence.ts';
import { mayExplainCount } from './mayExplainCount.ts';
import type { RecorderLoss } from './RecorderLoss.ts';

/**
 * Whether losses of the recorder may be why a number of a run is what it is.
 *
 * A number of one service rests on the flows of that service, and on none being missing; a number of fates on all hits;
 * any other number on everything that was recorded.
 *
 * @param name - what it is a number of
 */
export function mayExplainMeasure(
  { id }: Measure,
  name: string,
  result: RunResult,
  loss: RecorderLoss | undefined,
): boolean {
  if (!loss) return false;
  switch (id) {
    case 'server-hits':
    case 'client-hits':
    case 'lost-hits':
      return mayExplainCount({ service: name, expected: 0, observed: 0 }, result, loss);
    case 'fate': {
      if (result.forgotten || loss.mayMissFlows) return true;
      const evidence = new Evidence(result, loss);
      return result.ledger.hits().some((hit: HitRecord) => evidence.doubtAboutHit(hit) !== undefined);
    }
    default:
      return true;
  }
}
