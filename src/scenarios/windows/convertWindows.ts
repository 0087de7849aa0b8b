import type { WrittenIisSites } from '../../model/windows/etw/iis/iisSites.ts';
import type { FailAt } from '../failAt.ts';
import { optional } from '../readDuration.ts';
import { convertWindowsStep } from './convertWindowsStep.ts';
import type { RawWindows } from './rawWindows.ts';
import type { WindowsProcess, WindowsScript } from './windowsScript.ts';

const UPTIME_NS = 3_600_000_000_000;

/** Turns `workload.windows` into its exact form; refuses what the schema cannot see. */
export function convertWindows(raw: RawWindows, fail: FailAt): WindowsScript {
  const at = ['workload', 'windows'];
  const processes = new Map<string, WindowsProcess>();
  for (const [name, { pid, argv, service }] of Object.entries(raw.processes)) {
    processes.set(name, { name, pid, argv, service });
  }
  const context = {
    processes,
    flows: new Map<string, number>(),
    connections: new Map<string, number>(),
    requests: new Map<string, number>(),
  };
  return {
    uptimeNs: optional(raw.uptime, UPTIME_NS, [...at, 'uptime'], fail),
    iis: raw.iis && convertIis(raw.iis),
    processes,
    steps: raw.steps.map((step, index) => convertWindowsStep(step, { ...context, at: [...at, 'steps', index], fail })),
  };
}

function convertIis({ sites }: NonNullable<RawWindows['iis']>): WrittenIisSites {
  return { sites: sites.map(({ id, name, apps = [] }) => ({ id: String(id), name, apps })) };
}
