import { type ConnStats, DIRECTION_UNKNOWN, IPV4, TCP, zeroCounters } from '../../connStats.ts';

/** A connection of which every field is zero: what a cleared slot of a buffer holds. */
export function zeroConnStats(): ConnStats {
  return {
    cookie: 0n,
    source: '',
    dest: '',
    sport: 0,
    dport: 0,
    pid: 0,
    netns: 0,
    type: TCP,
    family: IPV4,
    direction: DIRECTION_UNKNOWN,
    monotonic: zeroCounters(),
    last: zeroCounters(),
    lastUpdateEpochNs: 0n,
    durationNs: 0n,
    rttUs: 0,
    rttVarUs: 0,
    ipTranslation: undefined,
    tcpFailures: undefined,
    protocolStack: { api: 0, application: 0, encryption: 0 },
    tlsTags: { chosenVersion: 0, cipherSuite: 0, offeredVersions: 0 },
    dnsStats: undefined,
    containerSource: undefined,
    containerDest: undefined,
    isClosed: false,
    intraHost: false,
    flows: 0,
  };
}
