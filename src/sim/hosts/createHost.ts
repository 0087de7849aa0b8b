import { type HostParts, LinuxHost } from './LinuxHost.ts';
import type { SimulatedHost } from './SimulatedHost.ts';
import { WindowsHost } from './windows/WindowsHost.ts';

/** The host of a run, by its platform. */
export function createHost(parts: HostParts): SimulatedHost {
  return parts.facts.windows === undefined ? new LinuxHost(parts) : new WindowsHost(parts);
}
