import { describe, expect, it } from 'vitest';
import { IPV4, IPV6, TCP } from '../../../src/model/connStats.ts';
import { addressBytes, addressText } from '../../../src/model/kernel/addressBytes.ts';
import type { KernelSocket } from '../../../src/model/kernel/KernelSocket.ts';
import { readSocketTuple } from '../../../src/model/kernel/socketTuple.ts';
import { tcpSocket } from './closingHost.ts';

const OWNER = { pid: 5, type: TCP, isIpv6Enabled: true } as const;

describe('reading the tuple of a socket', () => {
  it('gives both ends, the owner and the namespace', () => {
    expect(readSocketTuple(tcpSocket(), OWNER)).toEqual({
      isReadable: true,
      tuple: {
        src: '10.0.0.1',
        dst: '10.0.0.2',
        sport: 40_000,
        dport: 80,
        netns: 1,
        pid: 5,
        type: TCP,
        family: IPV4,
      },
    });
  });

  it.each<[string, Partial<KernelSocket>]>([
    ['the local address is unset', { src: '' }],
    ['the remote address is zero', { dst: '0.0.0.0' }],
    ['there is no local port', { sport: 0 }],
    ['there is no remote port', { dport: 0 }],
    ['the family is another one', { family: 'other' }],
  ])('fails when %s, but knows owner and namespace', (_title, fields) => {
    const read = readSocketTuple(tcpSocket(0, fields), OWNER);
    expect(read.isReadable).toBe(false);
    expect(read.tuple).toMatchObject({ pid: 5, netns: 1, type: TCP });
  });

  it('falls back to the port that the socket was given', () => {
    expect(readSocketTuple(tcpSocket(0, { sport: 0, inetSport: 4242 }), OWNER).tuple.sport).toBe(4242);
  });

  it('refuses IPv6 while both collectors are off', () => {
    const socket = tcpSocket(0, { family: 'v6', src: '2001:db8::1', dst: '2001:db8::2' });
    expect(readSocketTuple(socket, { ...OWNER, isIpv6Enabled: false }).isReadable).toBe(false);
    expect(readSocketTuple(socket, OWNER)).toMatchObject({ isReadable: true, tuple: { family: IPV6 } });
  });

  it('cuts a real IPv6 end to four bytes when the other end is IPv4-mapped', () => {
    const socket = tcpSocket(0, { family: 'v6', src: '::ffff:10.0.0.1', dst: '2001:db8::2' });
    expect(readSocketTuple(socket, OWNER).tuple).toMatchObject({ src: '10.0.0.1', dst: '0.0.0.2', family: IPV4 });
  });
});

describe('address bytes', () => {
  it.each([
    '10.0.0.1',
    '::',
    '::1',
    '2001:db8::1',
    'fd00:0:0:1::',
    '1:2:3:4:5:6:7:8',
    '::ffff:10.0.0.1',
    '2001:db8:0:1:1:1:1:1',
    'fe80::1:0:0:1',
  ])('turn %s into bytes and back', (address) => {
    expect(addressText(addressBytes(address))).toBe(address);
  });

  it('shorten the longest run of zeros, the first of equals', () => {
    expect(addressText(addressBytes('1:0:0:2:0:0:0:3'))).toBe('1:0:0:2::3');
    expect(addressText(addressBytes('1:0:0:2:3:0:0:4'))).toBe('1::2:3:0:0:4');
  });
});
