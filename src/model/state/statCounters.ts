import type { StatCounters } from '../connStats.ts';
import type { StateProfile } from '../profile.ts';
import { maxU64, wrapU16, wrapU32, wrapU64 } from '../u64.ts';

/** Largest backward step of a byte counter that is still a counter going back, not one that wrapped: 375 GiB. */
const BYTE_CHANGE_MAX = 375n * 1024n * 1024n * 1024n;
/** The same for packets of 1300 bytes. */
const PACKET_CHANGE_MAX = BYTE_CHANGE_MAX / 1300n;

/** What the arithmetic depends on. */
export type CounterRules = Pick<StateProfile, 'platform' | 'closeCounterBits' | 'packetWrap'>;

/** A difference of counters; after an underflow it is all zero. */
export interface CounterDifference {
  readonly result: StatCounters;
  readonly hasUnderflow: boolean;
}

/*
 * Counters are values here: a rule replaces the object and never changes one in place, so records, baselines and
 * deltas may share them.
 */

const ZERO: StatCounters = Object.freeze({
  sentBytes: 0n,
  recvBytes: 0n,
  sentPackets: 0n,
  recvPackets: 0n,
  retransmits: 0,
  tcpEstablished: 0,
  tcpClosed: 0,
});

/** Whether all seven counters are 0. */
export function isZeroCounters(counters: StatCounters): boolean {
  return (
    counters.recvBytes === 0n &&
    counters.sentBytes === 0n &&
    counters.recvPackets === 0n &&
    counters.sentPackets === 0n &&
    counters.retransmits === 0 &&
    counters.tcpEstablished === 0 &&
    counters.tcpClosed === 0
  );
}

/** Sum of each counter, wrapping at its width. */
export function addCounters(a: StatCounters, b: StatCounters, rules: CounterRules): StatCounters {
  const wrapClose = rules.closeCounterBits === 16 ? wrapU16 : wrapU32;
  return {
    sentBytes: wrapU64(a.sentBytes + b.sentBytes),
    recvBytes: wrapU64(a.recvBytes + b.recvBytes),
    sentPackets: wrapU64(a.sentPackets + b.sentPackets),
    recvPackets: wrapU64(a.recvPackets + b.recvPackets),
    retransmits: wrapU32(a.retransmits + b.retransmits),
    tcpEstablished: wrapClose(a.tcpEstablished + b.tcpEstablished),
    tcpClosed: wrapClose(a.tcpClosed + b.tcpClosed),
  };
}

/** The larger one of each counter. */
export function maxCounters(a: StatCounters, b: StatCounters): StatCounters {
  return {
    sentBytes: maxU64(a.sentBytes, b.sentBytes),
    recvBytes: maxU64(a.recvBytes, b.recvBytes),
    sentPackets: maxU64(a.sentPackets, b.sentPackets),
    recvPackets: maxU64(a.recvPackets, b.recvPackets),
    retransmits: Math.max(a.retransmits, b.retransmits),
    tcpEstablished: Math.max(a.tcpEstablished, b.tcpEstablished),
    tcpClosed: Math.max(a.tcpClosed, b.tcpClosed),
  };
}

/**
 * What was counted since `previous`.
 *
 * A small step back is an underflow; a large one is taken for a counter that wrapped. The three small counters may read
 * 0 at any time without an underflow.
 *
 * @upstream datadog-agent pkg/network/event_common.go StatCounters.Sub @ c45d449; event_common_linux.go,
 *   event_common_notlinux.go for the packets
 */
export function subtractCounters(now: StatCounters, previous: StatCounters, rules: CounterRules): CounterDifference {
  const hasUnderflow =
    fellBack(now.retransmits, previous.retransmits) ||
    fellBack(now.tcpClosed, previous.tcpClosed) ||
    fellBack(now.tcpEstablished, previous.tcpEstablished) ||
    isUnderflow(now.recvBytes, previous.recvBytes, BYTE_CHANGE_MAX) ||
    isUnderflow(now.sentBytes, previous.sentBytes, BYTE_CHANGE_MAX) ||
    hasPacketUnderflow(now.recvPackets, previous.recvPackets, rules) ||
    hasPacketUnderflow(now.sentPackets, previous.sentPackets, rules);
  if (hasUnderflow) return { result: ZERO, hasUnderflow };
  return {
    result: {
      sentBytes: wrapU64(now.sentBytes - previous.sentBytes),
      recvBytes: wrapU64(now.recvBytes - previous.recvBytes),
      sentPackets: packetDifference(now.sentPackets, previous.sentPackets, rules),
      recvPackets: packetDifference(now.recvPackets, previous.recvPackets, rules),
      retransmits: now.retransmits === 0 ? 0 : now.retransmits - previous.retransmits,
      tcpEstablished: now.tcpEstablished === 0 ? 0 : now.tcpEstablished - previous.tcpEstablished,
      tcpClosed: now.tcpClosed === 0 ? 0 : now.tcpClosed - previous.tcpClosed,
    },
    hasUnderflow,
  };
}

function fellBack(now: number, previous: number): boolean {
  return now < previous && now > 0;
}

function isUnderflow(now: bigint, previous: bigint, changeMax: bigint): boolean {
  return now < previous && wrapU64(now - previous) > changeMax;
}

/** Linux packet counters are 32 bits wide in a 64-bit field, so their difference is taken modulo 2^32. */
function packetDifference(now: bigint, previous: bigint, rules: CounterRules): bigint {
  return rules.platform === 'linux' ? BigInt.asUintN(32, now - previous) : wrapU64(now - previous);
}

function hasPacketUnderflow(now: bigint, previous: bigint, rules: CounterRules): boolean {
  if (rules.packetWrap === 'underflow') return now < previous;
  return now < previous && packetDifference(now, previous, rules) > PACKET_CHANGE_MAX;
}
