import { type HostParts, LinuxHost } from './LinuxHost.ts';
import type { SimulatedHost } from './SimulatedHost.ts';

/** The host of a run, by its platform. */
export function createHost(parts: HostParts): SimulatedHost {
  return new LinuxHost(parts);
}
