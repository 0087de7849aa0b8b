import { type ByteText, u64Text } from '../byteText.ts';
import type { WindowsProfile } from '../windowsProfile.ts';
import type { DriverApi } from './flowRow.ts';

/** Control codes of the driver. */
export const DRIVER_IOCTLS = {
  getStats: 0x12_2004,
  setFlowFilter: 0x12_2010,
  setMaxOpenFlows: 0x12_2024,
  setMaxClosedFlows: 0x12_2028,
  flushPendingHttpTxns: 0x12_2020,
  enableHttp: 0x12_2030,
  getOpenFlows: 0x12_2036,
  getClosedFlows: 0x12_203a,
  setClosedFlowsLimit: 0x12_203c,
  enableClassify: 0x12_2040,
} as const;

/** Kinds of traffic that can be collected, in the order in which their filters are set. */
export const FLOW_FAMILIES = ['tcp4', 'tcp6', 'udp4', 'udp6'] as const;
export type FlowFamily = (typeof FLOW_FAMILIES)[number];

const WINDOWS_NUMBERS: Readonly<Record<FlowFamily, { readonly family: number; readonly protocol: number }>> = {
  tcp4: { family: 2, protocol: 6 },
  tcp6: { family: 23, protocol: 6 },
  udp4: { family: 2, protocol: 17 },
  udp6: { family: 23, protocol: 17 },
};

const OPEN_FLOWS_MAX = 32_767;
const CLOSED_FLOWS_MAX = 65_535;
/** A smaller threshold is not taken from the configuration. */
const FLUSH_THRESHOLD_MIN = 1024;
const SIGNATURE_BASE = 0xddfd_0000_0000n;
const LAYER_TRANSPORT = 1n;
const INBOUND = 0n;
const OUTBOUND = 1n;
/** Addresses, masks and ports of a filter, all zero: any. */
const FILTER_ENDS_BYTES = 96;

/** Limits that the agent gives the driver, in flows. */
export interface DriverLimits {
  readonly maxOpen: number;
  readonly maxClosed: number;
  /** Closed flows at which the driver sets the event that wakes the agent. */
  readonly closedThreshold: number;
}

/** One control call. */
export interface DriverCall {
  readonly code: number;
  readonly input: ByteText;
}

/** What a set-up depends on. */
export interface DriverSetupOptions {
  readonly profile: Pick<
    WindowsProfile,
    'driverApi' | 'classification' | 'maxTrackedConnections' | 'maxClosedConnectionsBuffered' | 'closedFlushThreshold'
  >;
  /** Kinds of traffic that are collected; all when absent. */
  readonly families?: readonly FlowFamily[];
  /** Whether the driver refuses a call; it accepts all when absent. */
  readonly refuses?: (call: DriverCall) => boolean;
}

/**
 * The limits: a configuration can lower the driver's own maxima and never raise them.
 *
 * @upstream datadog-agent pkg/network/driver_interface.go setFlowParams @ c45d449
 */
export function driverLimits(profile: DriverSetupOptions['profile']): DriverLimits {
  const maxClosed = Math.min(CLOSED_FLOWS_MAX, profile.maxClosedConnectionsBuffered);
  const configured = profile.closedFlushThreshold < FLUSH_THRESHOLD_MIN ? 0 : profile.closedFlushThreshold;
  return {
    maxOpen: Math.min(OPEN_FLOWS_MAX, profile.maxTrackedConnections),
    maxClosed,
    closedThreshold: configured === 0 ? Math.floor(maxClosed / 2) : configured,
  };
}

/**
 * The calls with which an interface to the driver is set up, and whether it came about.
 *
 * A refused filter stops at once. Of the limits only the last one's refusal counts, the others are logged. A refused
 * classification fails too.
 *
 * @upstream datadog-agent pkg/network/driver_interface.go NewDriverInterface @ c45d449
 */
export function driverSetup(options: DriverSetupOptions): { readonly calls: DriverCall[]; readonly isUp: boolean } {
  const { profile, families = FLOW_FAMILIES, refuses = () => false } = options;
  const calls: DriverCall[] = [];
  const call = (code: number, input: ByteText): boolean => {
    const made = { code, input };
    calls.push(made);
    return !refuses(made);
  };
  for (const filter of filtersOf(families, profile.driverApi)) {
    if (!call(DRIVER_IOCTLS.setFlowFilter, filter)) return { calls, isUp: false };
  }
  const limits = driverLimits(profile);
  call(DRIVER_IOCTLS.setMaxOpenFlows, u64Text(BigInt(limits.maxOpen)));
  call(DRIVER_IOCTLS.setMaxClosedFlows, u64Text(BigInt(limits.maxClosed)));
  const isLimited = call(DRIVER_IOCTLS.setClosedFlowsLimit, u64Text(BigInt(limits.closedThreshold)));
  if (!isLimited) return { calls, isUp: false };
  const isUp = !profile.classification || call(DRIVER_IOCTLS.enableClassify, u64Text(1n));
  return { calls, isUp };
}

/** Interface 0x17 needs a filter for each direction, outbound first; 0x18 has one for both. */
function filtersOf(families: readonly FlowFamily[], api: DriverApi): ByteText[] {
  return FLOW_FAMILIES.filter((family) => families.includes(family)).flatMap((family) =>
    api === 0x17
      ? [filterDefinition(family, api, OUTBOUND), filterDefinition(family, api, INBOUND)]
      : [filterDefinition(family, api, INBOUND) + u64Text(0n)],
  );
}

/** @upstream datadog-agent pkg/network/driver/ddnpmapi.h FILTER_DEFINITION @ c45d449 */
function filterDefinition(family: FlowFamily, api: DriverApi, direction: bigint): ByteText {
  const numbers = WINDOWS_NUMBERS[family];
  const sizeBytes = api === 0x17 ? 0x98n : 0xa0n;
  return (
    u64Text(SIGNATURE_BASE | BigInt(api)) +
    u64Text(sizeBytes) +
    u64Text(LAYER_TRANSPORT) +
    u64Text(BigInt(numbers.family)) +
    '\0'.repeat(FILTER_ENDS_BYTES) +
    u64Text(BigInt(numbers.protocol)) +
    u64Text(direction) +
    u64Text(0n)
  );
}
