import { TCP, UDP } from '../../../src/model/connStats.ts';
import { ConnectionTracker } from '../../../src/model/kernel/ConnectionTracker.ts';
import type { KernelEvent } from '../../../src/model/kernel/kernelEvents.ts';
import { DEFAULT_KERNEL_HOST, type KernelHost } from '../../../src/model/kernel/kernelSettings.ts';
import { type KernelSocket, kernelSocket } from '../../../src/model/kernel/KernelSocket.ts';
import type { TaskContext } from '../../../src/model/kernel/KernelState.ts';
import type { Tracker } from '../../../src/model/ledger/tracker.ts';
import type { KernelProfile } from '../../../src/model/profile.ts';
import { findProfile } from '../../../src/model/profiles.ts';

/** A tracker with its output. */
export interface ClosingHost {
  readonly kernel: ConnectionTracker;
  readonly events: KernelEvent[];
  readonly profile: KernelProfile;
}

/** The kernel part of a named profile, with single fields replaced. */
export function kernelProfile(id: string, fields: Partial<KernelProfile> = {}): KernelProfile {
  return { ...findProfile(id)!.kernel, ...fields };
}

/** A tracker of a named profile that collects what it emits. */
export function closingHost(
  id: string,
  changes: { profile?: Partial<KernelProfile>; host?: Partial<KernelHost>; tracker?: Tracker } = {},
): ClosingHost {
  const events: KernelEvent[] = [];
  const profile = kernelProfile(id, changes.profile);
  const kernel = new ConnectionTracker({
    profile,
    host: { ...DEFAULT_KERNEL_HOST, ...changes.host },
    emit: (event) => events.push(event),
    ...(changes.tracker ? { tracker: changes.tracker } : {}),
  });
  return { kernel, events, profile };
}

/** A task at a time in ms since boot; pid 101 on CPU 0 unless told otherwise. */
export function taskAt(ms: number, fields: Partial<TaskContext> = {}): TaskContext {
  return { cpu: 0, timeNs: BigInt(ms) * 1_000_000n, pid: 101, tid: 101, ...fields };
}

/** A client's TCP socket; the number makes its port and pointer. */
export function tcpSocket(number = 0, fields: Partial<KernelSocket> = {}): KernelSocket {
  return kernelSocket({
    pointer: 0x4a5b_0000_0000n + BigInt(number) * 0x1000n,
    type: TCP,
    src: '10.0.0.1',
    sport: 40_000 + number,
    dst: '10.0.0.2',
    dport: 80,
    netns: 1,
    ...fields,
  });
}

/** A connected UDP socket. */
export function udpSocket(number = 0, fields: Partial<KernelSocket> = {}): KernelSocket {
  return tcpSocket(number, { type: UDP, dst: '8.8.8.8', dport: 5353, ...fields });
}
