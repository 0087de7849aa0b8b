import { type SearchOptions, searchCase, type SmallCase } from '../../workload/shrinkCase.ts';
import type { WindowsCase } from './WindowsCase.ts';
import { windowsCaseArbitrary } from './windowsCaseArbitrary.ts';
import { WINDOWS_CASE_DOMAIN as DOMAIN } from './windowsCaseDomain.ts';

/**
 * Looks for the smallest case that fails: first among those with one flow and an agent that nothing disturbs, then with
 * more and more, so that nothing that one flow can show is shown with two.
 *
 * @param search - `runs` are the cases tried of each size
 * @returns `undefined` when no case of any size fails
 */
export function searchWindowsCase(
  fails: (made: WindowsCase) => boolean,
  search: SearchOptions,
): SmallCase<WindowsCase> | undefined {
  for (let flowsMax = 1; flowsMax <= DOMAIN.flowsMax; flowsMax += 1) {
    const connectionsMax = Math.min(flowsMax - 1, DOMAIN.connectionsMax);
    for (const faultsMax of [0, DOMAIN.skippedMax]) {
      const arbitrary = windowsCaseArbitrary({ flowsMax, connectionsMax, faultsMax });
      const found = searchCase({ arbitrary, fails }, search);
      if (found) return found;
    }
  }
  return undefined;
}
