import type { ExclusionFilter, Exclusions, FilterPorts } from '../../tracer/exclusions.ts';

const IPV4_BITS = 32;
const IPV6_BITS = 128;
const IPV4_PATTERN = /^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/;

/** Exclusions as they are configured: an address to its ports. */
export type ConfiguredExclusions = Readonly<Record<string, readonly string[]>>;

/** Settings that decide which flows never reach the state. */
export interface FlowExclusionSettings {
  readonly collectLocalDns: boolean;
  /** Tested against the local end. */
  readonly source?: ConfiguredExclusions;
  /** Tested against the remote end. */
  readonly dest?: ConfiguredExclusions;
}

/**
 * Reads the exclusions of flows; `shouldSkip` of `../../tracer/exclusions.ts` applies them, on Windows to port 53 only.
 *
 * A key or a port that makes no sense discards the whole key, and only the log tells.
 *
 * @upstream datadog-agent pkg/network/network_filter.go ParseConnectionFilters @ c45d449
 */
export function flowExclusions({ collectLocalDns, source = {}, dest = {} }: FlowExclusionSettings): Exclusions {
  return { collectsLocalDns: collectLocalDns, dnsPorts: [53], source: filtersOf(source), dest: filtersOf(dest) };
}

function filtersOf(configured: ConfiguredExclusions): ExclusionFilter[] {
  return Object.entries(configured).flatMap(([key, values]) => {
    const network = networkOfKey(key);
    const ports = network === undefined ? undefined : portsOfValues(values, network === 'any');
    if (network === undefined || ports === undefined) return [];
    return [network === 'any' ? ports : { network, ...ports }];
  });
}

/** @returns the network with its prefix length, `any`, or `undefined` for a key that is none */
function networkOfKey(key: string): string | undefined {
  if (key.includes('*')) return 'any';
  if (key.includes('/')) return isNetwork(key) ? key : undefined;
  // An IPv4 address mapped into IPv6 is written with dots too, and so gets the length of an IPv4 one.
  if (key.includes('.')) return isNetwork(`${key}/32`) ? `${key}/32` : undefined;
  if (key.includes('::')) return isNetwork(`${key}/64`) ? `${key}/64` : undefined;
  return undefined;
}

function isNetwork(text: string): boolean {
  const slash = text.lastIndexOf('/');
  const base = text.slice(0, slash);
  const length = text.slice(slash + 1);
  if (!/^(?:0|[1-9]\d*)$/.test(length)) return false;
  if (isIpv4(base)) return Number(length) <= IPV4_BITS;
  return isIpv6(base) && Number(length) <= IPV6_BITS;
}

function isIpv4(text: string): boolean {
  return IPV4_PATTERN.test(text) && text.split('.').every((part) => Number(part) <= 255);
}

/** Eight groups, or fewer with one gap; the last two may be written as an IPv4 address. */
function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (!text.includes(':') || halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1);
  const hasIpv4End = last !== undefined && last.includes('.') && !text.endsWith('::');
  const hexGroups = hasIpv4End ? groups.slice(0, -1) : groups;
  if (hasIpv4End && !isIpv4(last)) return false;
  if (!hexGroups.every((group) => /^[\da-fA-F]{1,4}$/.test(group))) return false;
  const count = hexGroups.length + (hasIpv4End ? 2 : 0);
  return halves.length === 2 ? count < 8 : count === 8;
}

/** @returns `undefined` when one of the values is bad: then none of them counts */
function portsOfValues(
  values: readonly string[],
  isAnyAddress: boolean,
): Pick<ExclusionFilter, 'tcp' | 'udp'> | undefined {
  let tcp: FilterPorts = [];
  let udp: FilterPorts = [];
  for (const value of values) {
    const text = value.toUpperCase();
    const protocol = text.startsWith('TCP') ? 'tcp' : text.startsWith('UDP') ? 'udp' : 'both';
    const range = rangeOfText((protocol === 'both' ? text : text.slice(3)).trim());
    if (range === undefined) return undefined;
    // Everything of every address would leave nothing to report.
    if (range === 'all' && isAnyAddress && protocol === 'both') return undefined;
    if (protocol !== 'udp') tcp = widened(tcp, range);
    if (protocol !== 'tcp') udp = widened(udp, range);
  }
  return { tcp, udp };
}

type PortSpan = 'all' | { readonly from: number; readonly to: number };

function widened(ports: FilterPorts, span: PortSpan): FilterPorts {
  if (ports === 'all' || span === 'all') return 'all';
  return [...ports, span];
}

function rangeOfText(text: string): PortSpan | undefined {
  if (text === '*') return 'all';
  const [first = '', second = first, ...more] = text.split('-').map((part) => part.trim());
  const from = portOfText(first);
  const to = portOfText(second);
  if (more.length > 0 || from === undefined || to === undefined || from > to) return undefined;
  return { from, to };
}

function portOfText(text: string): number | undefined {
  const port = /^\d+$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 0xffff ? port : undefined;
}
