import { describe, expect, it } from 'vitest';
import { type ConnStats, UDP } from '../../../../src/model/connStats.ts';
import { shouldSkip } from '../../../../src/model/tracer/exclusions.ts';
import { type FlowExclusionSettings, flowExclusions } from '../../../../src/model/windows/flows/flowExclusions.ts';
import { zeroConnStats } from '../../../../src/model/windows/tracer/zeroConnStats.ts';

function isSkipped(conn: Partial<ConnStats>, settings: Partial<FlowExclusionSettings>): boolean {
  const ends = { source: '10.0.0.1', sport: 50_000, dest: '10.0.0.2', dport: 443 };
  return shouldSkip({ ...zeroConnStats(), ...ends, ...conn }, flowExclusions({ collectLocalDns: false, ...settings }));
}

const CASES: readonly (readonly [string, Partial<ConnStats>, Partial<FlowExclusionSettings>, boolean])[] = [
  ['local DNS', { dest: '127.0.0.1', dport: 53 }, {}, true],
  ['local DNS seen from its server', { dest: '::1', sport: 53 }, {}, true],
  ['local DNS that is wanted', { dest: '127.0.0.1', dport: 53 }, { collectLocalDns: true }, false],
  ['DNS elsewhere', { dport: 53 }, {}, false],
  ['a source', {}, { source: { '10.0.0.1': ['*'] } }, true],
  ['a source, asked of the destination', {}, { dest: { '10.0.0.1': ['*'] } }, false],
  ['a network', {}, { dest: { '10.0.0.0/30': ['80-443'] } }, true],
  ['a port beyond the span', { dport: 444 }, { dest: { '10.0.0.0/30': ['80-443'] } }, false],
  ['a transport', {}, { dest: { '10.0.0.2': ['udp *', 'tcp 443'] } }, true],
  ['the other transport', {}, { dest: { '10.0.0.2': ['udp *'] } }, false],
  ['the other transport, all ports', { type: UDP, dport: 9 }, { dest: { '10.0.0.2': ['udp *', 'tcp 443'] } }, true],
  ['a port of any address', {}, { dest: { '*': [' TCP 443 '.trim()] } }, true],
  ['everything, which is refused', {}, { dest: { '*': ['*'] } }, false],
  ['everything of one transport', {}, { dest: { '*': ['tcp*'] } }, true],
  ['port 0 spoils its key', {}, { dest: { '10.0.0.2': ['443', '0'] } }, false],
  ['a span that goes back', {}, { dest: { '10.0.0.2': ['443', '443-80'] } }, false],
  ['a span of three', {}, { dest: { '10.0.0.2': ['1-2-3'] } }, false],
  ['a port that is too large', {}, { dest: { '10.0.0.2': ['443', '65536'] } }, false],
  ['a span with spaces', {}, { dest: { '10.0.0.2': ['400 - 500'] } }, true],
  ['no address', {}, { dest: { bad: ['*'] } }, false],
  ['an address with a leading zero', {}, { dest: { '010.0.0.2': ['*'] } }, false],
  ['a prefix that is too long', {}, { dest: { '10.0.0.2/33': ['*'] } }, false],
  ['an IPv6 address stands for its half', { dest: '2001:db8::9' }, { dest: { '2001:db8::1': ['*'] } }, true],
  ['an IPv6 address without a gap', { dest: '1:2:3:4:5:6:7:8' }, { dest: { '1:2:3:4:5:6:7:8': ['*'] } }, false],
  ['the same with a length', { dest: '1:2:3:4:5:6:7:8' }, { dest: { '1:2:3:4:5:6:7:8/128': ['*'] } }, true],
  ['a mapped address has the length of an IPv4 one', { dest: '::1' }, { dest: { '::ffff:10.0.0.1': ['*'] } }, true],
  ['an IPv4 address in an IPv6 network', {}, { dest: { '::/0': ['*'] } }, false],
  ['a mapped address in an IPv6 network', { dest: '::ffff:10.0.0.2' }, { dest: { '::1': ['*'] } }, true],
];

describe('flows that are left out', () => {
  it.each(CASES)('%s', (_what, conn, settings, expected) => {
    expect(isSkipped(conn, settings)).toBe(expected);
  });
});
