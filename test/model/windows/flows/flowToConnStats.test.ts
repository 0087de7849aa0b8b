import { describe, expect, it } from 'vitest';
import { INCOMING, OUTGOING, TCP, UDP } from '../../../../src/model/connStats.ts';
import { findProfile } from '../../../../src/model/profiles.ts';
import { protocolName } from '../../../../src/model/protocolType.ts';
import { classifiedProtocol } from '../../../../src/model/windows/flows/classifiedFlows.ts';
import type { FlowRow } from '../../../../src/model/windows/flows/flowRow.ts';
import { flowToConnStats } from '../../../../src/model/windows/flows/flowToConnStats.ts';
import type { WindowsProfile } from '../../../../src/model/windows/windowsProfile.ts';
import { addressField, flowRow } from './flowRows.ts';

const OLD = findProfile('agent-7.60')!.windows;
const NEW = findProfile('agent-2026-05')!.windows;
const IPV6_LOCAL = addressField(0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
const IPV6_REMOTE = addressField(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 10, 0, 0, 9);

function convert(row: Partial<FlowRow>, profile: Partial<WindowsProfile> = {}, bootUnixNs = 0n) {
  return flowToConnStats(flowRow(row), { profile: { ...OLD, ...profile }, bootUnixNs });
}

describe('a row of the driver as a connection', () => {
  it('WF2 IPv6 and TCP, with headers counted: incoming, refused, closed', () => {
    const conn = convert(
      {
        addressFamily: 23,
        localAddress: IPV6_LOCAL,
        remoteAddress: IPV6_REMOTE,
        flags: 0x110,
        connectionStatus: 3,
        classificationStatus: 1,
        classifyRequest: 10,
        classifyResponse: 21,
        monotonicSentBytes: 1620n,
        transportBytesOut: 1500n,
        monotonicRecvBytes: 280n,
        transportBytesIn: 200n,
        packetsOut: 3n,
        packetsIn: 2n,
        retransmitCount: 4n,
        sRtt: 0x1_0000_03e8n,
        rttVariance: 50n,
      },
      { byteCounts: 'with-headers' },
    );
    expect(conn).toMatchObject({
      source: '2001:db8::1',
      dest: '::ffff:10.0.0.9',
      type: TCP,
      direction: INCOMING,
      monotonic: { sentBytes: 1620n, recvBytes: 280n, sentPackets: 3n, recvPackets: 2n, retransmits: 4 },
      rttUs: 1000,
      rttVarUs: 50,
      isClosed: false,
      durationNs: 0n,
    });
    expect([conn.monotonic.tcpEstablished, conn.monotonic.tcpClosed]).toEqual([0, 1]);
    expect(conn.tcpFailures).toEqual(new Map([[111, 1]]));
    expect(protocolName(conn.protocolStack.encryption)).toBe('TLS');
  });

  it('WF3 IPv4 and UDP, payload counted: outgoing, and nothing of TCP', () => {
    const conn = convert({
      protocol: 17,
      monotonicSentBytes: 528n,
      transportBytesOut: 500n,
      connectionStatus: 6,
      flags: 0x210,
      sRtt: 9n,
      retransmitCount: 3n,
      classificationStatus: 1,
      classifyRequest: 5,
    });
    expect(conn).toMatchObject({
      source: '10.0.0.1',
      type: UDP,
      direction: OUTGOING,
      rttUs: 0,
      tcpFailures: undefined,
    });
    expect(conn.monotonic).toMatchObject({ sentBytes: 500n, retransmits: 0, tcpEstablished: 0, tcpClosed: 0 });
    expect(conn.protocolStack).toEqual({ api: 0, application: 0, encryption: 0 });
  });

  it.each([
    [6, 104],
    [5, 104],
    [3, 111],
    [4, 110],
  ])('WF4 status %i without the closed flag is failure %i, and closed where failures imply it', (status, errno) => {
    for (const [profile, closed] of [
      [OLD, 0],
      [NEW, 1],
    ] as const) {
      const conn = convert({ connectionStatus: status }, profile);
      expect(conn.tcpFailures).toEqual(new Map([[errno, 1]]));
      expect(conn.monotonic.tcpClosed).toBe(closed);
    }
    const before = convert({ connectionStatus: status }, { ...NEW, tcpFailures: false });
    expect([before.tcpFailures, before.monotonic.tcpClosed]).toEqual([undefined, 0]);
  });

  it.each([
    [{ classifyRequest: 11 }, 'Redis', undefined],
    [{ classifyRequest: 12 }, 'Postgres', undefined],
    [{ classifyRequest: 13 }, 'MySQL', undefined],
    [{ classifyRequest: 14 }, 'Mongo', undefined],
    [{ classifyRequest: 15 }, 'AMQP', undefined],
    [{ classifyRequest: 16 }, undefined, undefined],
    [{ classifyRequest: 5 }, 'HTTP', 'HTTP'],
    [{ classifyRequest: 8 }, 'HTTP', undefined],
    [{ classifyRequest: 9 }, 'HTTP2', 'HTTP2'],
    [{ classifyRequest: 10 }, 'TLS', 'TLS'],
    [{ classifyResponse: 1 }, 'HTTP', 'HTTP'],
    [{ classifyResponse: 1, httpUpgradeToH2Accepted: 1 }, 'HTTP2', 'HTTP2'],
    [{ classifyRequest: 10, classifyResponse: 1 }, 'HTTP', 'HTTP'],
    [{ classifyRequest: 10, classifyResponse: 2 }, 'TLS', 'TLS'],
    [{ classificationStatus: 0, classifyRequest: 11 }, undefined, undefined],
    [{ classificationStatus: 2, classifyRequest: 5 }, undefined, undefined],
  ])('WF5 %o is classified as %s, in 2024 as %s', (facts, now, then) => {
    for (const [profile, name] of [
      [NEW, now],
      [OLD, then],
    ] as const) {
      const { protocolStack } = convert({ classificationStatus: 1, ...facts }, profile);
      const isTls = name === 'TLS';
      expect(protocolName(protocolStack.encryption)).toBe(isTls ? 'TLS' : undefined);
      expect(protocolName(protocolStack.application)).toBe(isTls ? undefined : name);
    }
  });

  it.each([
    [0x000, OUTGOING],
    [0x100, INCOMING],
    [0x200, OUTGOING],
    [0x300, INCOMING],
  ])('with direction bits %i has direction %i', (flags, direction) => {
    expect(convert({ flags }).direction).toBe(direction);
  });

  it('counts a flow as established while it is: a reset takes that back', () => {
    expect(convert({ connectionStatus: 2 }).monotonic.tcpEstablished).toBe(1);
    expect(convert({ connectionStatus: 6 }).monotonic.tcpEstablished).toBe(0);
    expect(convert({ connectionStatus: 2 }).tcpFailures).toEqual(new Map());
  });

  it('takes the time for microseconds since the boot, and wraps', () => {
    expect(convert({ timestamp: 5n }, {}, 1_000n).lastUpdateEpochNs).toBe(6_000n);
    expect(convert({ timestamp: 0xffff_ffff_ffff_ffffn }, {}, 1_700n).lastUpdateEpochNs).toBe(700n);
  });

  it('has its cookie from where this generation finds it', () => {
    const row = { flowHandle: 0x1_0000_0002n, flowCookie: 0x8000_0000_0000_0001n };
    expect(convert(row).cookie).toBe(0x8000_0000_0000_0001n);
    expect(convert(row, { cookieSource: 'flow-handle' }).cookie).toBe(2n);
    expect(convert(row, { cookieSource: 'none' }).cookie).toBe(0n);
  });

  it('takes any other family for IPv6 and any other protocol for UDP', () => {
    const conn = convert({ addressFamily: 0, protocol: 1, processId: 0x1_0000_0007n });
    expect(conn).toMatchObject({ source: 'a00:1::', type: UDP, pid: 7 });
  });

  it('has TLS facts on the new interface only, for UDP too', () => {
    const row = { protocol: 17, tlsVersionChosen: 0x304, tlsVersionsOffered: 0x1ff, tlsCipherSuite: 0x1301 };
    expect(convert(row, NEW).tlsTags).toEqual({ chosenVersion: 0x304, cipherSuite: 0x1301, offeredVersions: 0xff });
    expect(convert(row).tlsTags).toEqual({ chosenVersion: 0, cipherSuite: 0, offeredVersions: 0 });
  });
});

describe('the count of classified flows', () => {
  it.each([
    [{ classifyRequest: 8 }, 'http'],
    [{ classifyRequest: 10, classifyResponse: 1 }, 'tls'],
    [{ classifyRequest: 15 }, 'amqp'],
    [{ classifyResponse: 1 }, 'http'],
    [{ classifyResponse: 2 }, undefined],
    [{ classificationStatus: 0, classifyRequest: 5 }, undefined],
  ])('names %o %s: the request is asked first', (facts, name) => {
    expect(classifiedProtocol(flowRow({ classificationStatus: 1, ...facts }))).toBe(name);
  });
});
