import { describe, expect, it } from 'vitest';
import { INCOMING, OUTGOING, TCP, UDP } from '../../../src/model/connStats.ts';
import { NO_TRACKER } from '../../../src/model/ledger/tracker.ts';
import { FIRST_CHOICES } from '../../../src/model/choices.ts';
import { markIntraHost } from '../../../src/model/state/directionPass.ts';
import { createStateStore } from '../../../src/model/state/createStateStore.ts';
import type { EphemeralRanges } from '../../../src/model/state/EphemeralRanges.ts';
import { isEphemeralPort } from '../../../src/model/state/ephemeralPort.ts';
import { isLoopback } from '../../../src/model/state/loopback.ts';
import { zeroStateTelemetry } from '../../../src/model/state/stateTelemetry.ts';
import type { ConnSpec } from './StateBench.ts';
import { conn, stateProfile } from './StateBench.ts';

function pass(specs: readonly ConnSpec[]) {
  const telemetry = zeroStateTelemetry();
  const conns = specs.map(conn);
  markIntraHost(conns, { profile: stateProfile('A'), telemetry, choices: FIRST_CHOICES, tracker: NO_TRACKER });
  return { conns, telemetry };
}

function ends(source: string, dest: string): ConnSpec {
  const [sourceIp, sport] = source.split(':');
  const [destIp, dport] = dest.split(':');
  return { source: sourceIp!, sport: Number(sport), dest: destIp!, dport: Number(dport) };
}

function translation(from: string, to: string): ConnSpec {
  const { source, sport, dest, dport } = ends(from, to);
  return { nat: { replSrcIp: source!, replSrcPort: sport!, replDstIp: dest!, replDstPort: dport! } };
}

describe('connections that stay on the host', () => {
  const rows: readonly (readonly [string, ConnSpec, boolean])[] = [
    ['S59a one address', ends('1.1.1.1:123', '1.1.1.1:456'), true],
    ['S59b loopback', ends('127.0.0.1:123', '127.0.0.1:456'), true],
    [
      'S59c translated to loopback',
      { ...ends('1.1.1.1:123', '2.2.2.2:456'), ...translation('127.0.0.1:456', '1.1.1.1:123') },
      true,
    ],
    [
      'S59d redirected to loopback',
      { ...ends('1.1.1.1:12345', '169.254.169.254:80'), ...translation('127.0.0.1:8181', '1.1.1.1:12345') },
      true,
    ],
    [
      'S59e far side of S59d',
      {
        dir: INCOMING,
        ...ends('127.0.0.1:8181', '1.1.1.1:12345'),
        ...translation('1.1.1.1:12345', '169.254.169.254:80'),
      },
      true,
    ],
    [
      'S59f translated elsewhere',
      { dir: INCOMING, ...ends('4.4.4.4:12345', '2.2.2.2:80'), ...translation('2.2.2.2:12345', '4.4.4.4:80') },
      false,
    ],
    ['S59g client', ends('1.1.1.1:12345', '2.2.2.2:80'), true],
    ['S59g server, other namespace', { dir: INCOMING, netns: 7, ...ends('2.2.2.2:80', '1.1.1.1:12345') }, true],
    ['S59h unknown remote', ends('1.1.1.1:12345', '3.3.3.3:80'), false],
  ];
  const { conns } = pass(rows.map(([, spec]) => spec));

  it.each(rows.map(([name, , expected], index) => [name, index, expected] as const))('%s', (_name, index, expected) => {
    expect(conns[index]?.intraHost).toBe(expected);
  });

  it('S59e loses its translation, S59f keeps it', () => {
    expect(conns[4]?.ipTranslation).toBeUndefined();
    expect(conns[5]?.ipTranslation).toBeDefined();
  });

  it('knows the loopback addresses', () => {
    expect(['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1'].every(isLoopback)).toBe(true);
    expect(['12.7.0.1', '::', 'fd00::1', ''].some(isLoopback)).toBe(false);
  });
});

describe('direction fixes', () => {
  it.each([
    ['S60', TCP, OUTGOING, 123, 456, OUTGOING, 0, 0],
    ['S61', TCP, OUTGOING, 123, 49_612, INCOMING, 0, 1],
    ['S62', TCP, OUTGOING, 49_612, 123, OUTGOING, 0, 0],
    ['S63', UDP, INCOMING, 49_612, 123, OUTGOING, 1, 0],
    ['S64', UDP, INCOMING, 123, 49_612, INCOMING, 0, 0],
    ['S65', TCP, INCOMING, 49_612, 123, INCOMING, 0, 0],
  ] as const)('%s', (_row, type, dir, sport, dport, expected, incoming, outgoing) => {
    const { conns, telemetry } = pass([{ type, dir, source: '1.1.1.1', sport, dest: '1.1.1.1', dport }]);
    expect(conns[0]?.direction).toBe(expected);
    expect(telemetry).toMatchObject({ incomingDirectionFixes: incoming, outgoingDirectionFixes: outgoing });
  });

  it('turns an incoming UDP flow to another host only towards a privileged port', () => {
    const query: ConnSpec = { type: UDP, dir: INCOMING, sport: 49_612, dest: '9.9.9.9' };
    const { conns } = pass([
      { ...query, dport: 1023 },
      { ...query, dport: 1024 },
    ]);
    expect(conns.map((each) => each.direction)).toEqual([OUTGOING, INCOMING]);
  });

  it('takes no port for ephemeral while the range is unknown', () => {
    expect(isEphemeralPort(0, [0, 0])).toBe(false);
    expect(isEphemeralPort(32_768, [32_768, 60_999])).toBe(true);
    expect(isEphemeralPort(61_000, [32_768, 60_999])).toBe(false);
  });
});

describe('the range of a kind of traffic', () => {
  it('stands for the one of the profile where the host has one for each', () => {
    const state = (ephemeralRanges: EphemeralRanges | undefined) =>
      createStateStore(stateProfile('A'), ephemeralRanges === undefined ? {} : { ephemeralRanges });
    const specs: readonly ConnSpec[] = [
      { ck: 1, s: 1, ...ends('10.0.0.1:80', '10.0.0.1:40000') },
      { ck: 2, s: 1, type: UDP, ...ends('10.0.0.1:80', '10.0.0.1:40000') },
    ];
    const directions = (ranges: EphemeralRanges | undefined) =>
      state(ranges)
        .getDelta('c', { latestTime: 0n, active: specs.map(conn), nowNs: 0 })
        .conns.map(({ direction }) => direction);
    expect(directions(undefined)).toEqual([INCOMING, INCOMING]);
    const unknown = { tcp4: [0, 0], tcp6: [0, 0], udp4: [0, 0], udp6: [0, 0] } as const;
    expect(directions(unknown)).toEqual([OUTGOING, OUTGOING]);
    expect(directions({ ...unknown, udp4: [40_000, 40_000] })).toEqual([OUTGOING, INCOMING]);
    expect(directions({ ...unknown, tcp4: [40_000, 40_000] })).toEqual([INCOMING, OUTGOING]);
    expect(directions({ ...unknown, tcp6: [40_000, 40_000], udp6: [1, 65_535] })).toEqual([OUTGOING, OUTGOING]);
  });
});
