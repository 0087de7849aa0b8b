import { iisFileOf } from '../model/windows/etw/iis/iisSites.ts';
import { expandWindows, WINDOWS_WALL_BASE_NS } from '../scenarios/windows/expandWindows.ts';
import type { WindowsScript } from '../scenarios/windows/windowsScript.ts';
import { inOrder, type LoadedWorkload } from './scriptWorkload.ts';

/**
 * What the script of a Windows host makes happen.
 *
 * @param restartAfterNs - when system-probe is started again after it has died; `undefined`: never
 */
export function windowsWorkload(script: WindowsScript, restartAfterNs: number | undefined): LoadedWorkload {
  const { events, missedEtw } = expandWindows(script, WINDOWS_WALL_BASE_NS);
  const windows = {
    bootUnixNs: WINDOWS_WALL_BASE_NS - BigInt(script.uptimeNs),
    missedEtw,
    ...(script.iis ? { iis: iisFileOf(script.iis) } : {}),
    ...(restartAfterNs === undefined ? {} : { restartAfterNs }),
  };
  const host = { rootNetnsIno: 0, wallBaseNs: WINDOWS_WALL_BASE_NS, windows };
  return { events: inOrder(events), host, isTainted: () => false };
}
