import { expandWindows, WINDOWS_WALL_BASE_NS } from '../scenarios/windows/expandWindows.ts';
import type { WindowsScript } from '../scenarios/windows/windowsScript.ts';
import { hostOfScript } from '../sim/hosts/windows/hostOfScript.ts';
import { inOrder, type LoadedWorkload, nothingLost } from './scriptWorkload.ts';

/**
 * What the script of a Windows host makes happen.
 *
 * @param restartAfterNs - when system-probe is started again after it has died; `undefined`: never
 */
export function windowsWorkload(script: WindowsScript, restartAfterNs: number | undefined): LoadedWorkload {
  const expanded = expandWindows(script, WINDOWS_WALL_BASE_NS);
  const host = hostOfScript(script, expanded, restartAfterNs);
  return { events: inOrder(expanded.events), host, isTainted: () => false, recorderLoss: nothingLost };
}
