import { iisFileOf } from '../../../model/windows/etw/iis/iisSites.ts';
import { type ExpandedWindows, WINDOWS_WALL_BASE_NS } from '../../../scenarios/windows/expandWindows.ts';
import type { WindowsScript } from '../../../scenarios/windows/windowsScript.ts';
import type { HostFacts } from '../../simulate.ts';

/**
 * The host that a Windows script tells of.
 *
 * @param restartAfterNs - when system-probe is started again after it has died; `undefined`: never
 */
export function hostOfScript(
  script: WindowsScript,
  { missedEtw }: ExpandedWindows,
  restartAfterNs: number | undefined,
): HostFacts {
  const windows = {
    bootUnixNs: WINDOWS_WALL_BASE_NS - BigInt(script.uptimeNs),
    missedEtw,
    ...(script.iis ? { iis: iisFileOf(script.iis) } : {}),
    ...(restartAfterNs === undefined ? {} : { restartAfterNs }),
  };
  return { rootNetnsIno: 0, wallBaseNs: WINDOWS_WALL_BASE_NS, windows };
}
