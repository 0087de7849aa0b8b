import { assertNever } from '../../assert.ts';
import {
  type ConnStats,
  type Direction,
  INCOMING,
  IPV4,
  IPV6,
  OUTGOING,
  type StatCounters,
  TCP,
  UDP,
  zeroCounters,
} from '../../connStats.ts';
import { addressText } from '../../kernel/addressBytes.ts';
import type { FlowList } from '../../ledger/tracker.ts';
import { wrapU64 } from '../../u64.ts';
import type { ByteText } from '../byteText.ts';
import type { WindowsProfile } from '../windowsProfile.ts';
import { classifyFlow } from './classifyFlow.ts';
import type { FlowRow } from './flowRow.ts';

const AF_INET = 2;
const IPPROTO_TCP = 6;
const FLAG_CLOSED = 0x10;
const DIRECTION_MASK = 0x300;
const STATUS_ESTABLISHED = 2;
const ADDRESS_BYTES = { [IPV4]: 4, [IPV6]: 16 } as const;

/** POSIX numbers, on Windows too: what each terminal status of a flow is reported as. */
const ERRNO_BY_STATUS = new Map<number, number>([
  [3, 111],
  [4, 110],
  [5, 104],
  [6, 104],
]);

/** What the conversion of a row depends on. */
export interface FlowConversionRules {
  readonly profile: Pick<
    WindowsProfile,
    'tcpFailures' | 'failureImpliesClosed' | 'cookieSource' | 'byteCounts' | 'deleteClassified' | 'driverApi'
  >;
  /** Unix time of the boot, taken once when the agent started, ns. */
  readonly bootUnixNs: bigint;
}

/**
 * Makes a connection of a row of the driver.
 *
 * Nothing on Windows sets `isClosed` or a duration: a close is only the counter `tcpClosed`. Anything that is not IPv4
 * counts as IPv6 and anything that is not TCP as UDP.
 *
 * @param flows - the ledger's handle of the row
 * @upstream datadog-agent pkg/network/event_windows.go FlowToConnStat @ c45d449
 */
export function flowToConnStats(row: FlowRow, rules: FlowConversionRules, flows: FlowList = 0): ConnStats {
  const { profile, bootUnixNs } = rules;
  const family = row.addressFamily === AF_INET ? IPV4 : IPV6;
  const isTcp = row.protocol === IPPROTO_TCP;
  const failures = isTcp && profile.tcpFailures ? failuresOf(row) : undefined;
  return {
    cookie: cookieOf(row, profile.cookieSource),
    source: textOfAddress(row.localAddress, ADDRESS_BYTES[family]),
    dest: textOfAddress(row.remoteAddress, ADDRESS_BYTES[family]),
    sport: row.localPort,
    dport: row.remotePort,
    pid: low32(row.processId),
    netns: 0,
    type: isTcp ? TCP : UDP,
    family,
    direction: directionOf(row.flags),
    monotonic: countersOf(row, rules, { isTcp, hasFailed: failures !== undefined && failures.size > 0 }),
    last: zeroCounters(),
    lastUpdateEpochNs: epochOf(row.timestamp, bootUnixNs),
    durationNs: 0n,
    rttUs: isTcp ? low32(row.sRtt) : 0,
    rttVarUs: isTcp ? low32(row.rttVariance) : 0,
    ipTranslation: undefined,
    tcpFailures: failures,
    protocolStack: isTcp
      ? classifyFlow(row, {
          deleteClassified: profile.deleteClassified,
          databaseProtocols: profile.driverApi === 0x18,
        })
      : { api: 0, application: 0, encryption: 0 },
    tlsTags: tlsTagsOf(row, profile.driverApi),
    dnsStats: undefined,
    containerSource: undefined,
    containerDest: undefined,
    isClosed: false,
    intraHost: false,
    flows,
  };
}

function countersOf(
  row: FlowRow,
  { profile }: FlowConversionRules,
  { isTcp, hasFailed }: { readonly isTcp: boolean; readonly hasFailed: boolean },
): StatCounters {
  const isPayload = profile.byteCounts === 'transport';
  const isClosed = (row.flags & FLAG_CLOSED) !== 0 || (profile.failureImpliesClosed && hasFailed);
  return {
    sentBytes: isPayload ? row.transportBytesOut : row.monotonicSentBytes,
    recvBytes: isPayload ? row.transportBytesIn : row.monotonicRecvBytes,
    sentPackets: row.packetsOut,
    recvPackets: row.packetsIn,
    retransmits: isTcp ? low32(row.retransmitCount) : 0,
    // After a reset the flow is no longer established, so the counter goes back to 0.
    tcpEstablished: isTcp && row.connectionStatus === STATUS_ESTABLISHED ? 1 : 0,
    tcpClosed: isTcp && isClosed ? 1 : 0,
  };
}

/** A map also when there is no failure, as the agent makes one. */
function failuresOf({ connectionStatus }: FlowRow): Map<number, number> {
  const errno = ERRNO_BY_STATUS.get(connectionStatus);
  return errno === undefined ? new Map() : new Map([[errno, 1]]);
}

/** Without a cookie all flows have the cookie 0 and collide. */
function cookieOf(row: FlowRow, source: WindowsProfile['cookieSource']): bigint {
  switch (source) {
    case 'none':
      return 0n;
    case 'flow-handle':
      return BigInt.asUintN(32, row.flowHandle);
    case 'flow-cookie':
      return row.flowCookie;
    default:
      return assertNever(source);
  }
}

/** The inbound bit is looked at first; a flow without a direction is outgoing. */
function directionOf(flags: number): Direction {
  return (((flags & DIRECTION_MASK) >> 8) & 1) === 1 ? INCOMING : OUTGOING;
}

/** The driver's header file says nanoseconds, the agent takes microseconds; the product wraps as a signed number. */
function epochOf(timestamp: bigint, bootUnixNs: bigint): bigint {
  return wrapU64(bootUnixNs + BigInt.asIntN(64, timestamp * 1000n));
}

/** Unlike the other facts of a protocol these are set for UDP too. */
function tlsTagsOf(row: FlowRow, driverApi: WindowsProfile['driverApi']): ConnStats['tlsTags'] {
  if (driverApi === 0x17) return { chosenVersion: 0, cipherSuite: 0, offeredVersions: 0 };
  return {
    chosenVersion: row.tlsVersionChosen,
    cipherSuite: row.tlsCipherSuite,
    offeredVersions: row.tlsVersionsOffered & 0xff,
  };
}

function textOfAddress(bytes: ByteText, length: number): string {
  return addressText(Uint8Array.from({ length }, (_, index) => bytes.charCodeAt(index)));
}

function low32(value: bigint): number {
  return Number(BigInt.asUintN(32, value));
}
