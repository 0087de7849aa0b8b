import { describe, expect, it } from 'vitest';
import { TCP, UDP } from '../../../src/model/connStats.ts';
import { parseDockerProxy } from '../../../src/model/filter/parseDockerProxy.ts';

const PORT_80 = ['-container-port', '80'];
const IP = ['-container-ip', '1.2.3.4'];

describe('parseDockerProxy', () => {
  it('P9: detects a command line that came as one string', () => {
    const target = parseDockerProxy(['docker-proxy -proto tcp -container-ip 1.2.3.4 -container-port 80']);
    expect(target).toEqual({ ip: '1.2.3.4', port: 80, type: TCP });
  });

  it.each([
    ['an option with two dashes', ['docker-proxy', '--container-ip', '1.2.3.4', ...PORT_80]],
    ['an option with an equals sign', ['docker-proxy', '-container-ip=1.2.3.4', ...PORT_80]],
    ['a protocol in capitals', ['docker-proxy', '-proto', 'TCP', ...IP, ...PORT_80]],
    ['an unknown protocol', ['docker-proxy', '-proto', 'sctp', ...IP, ...PORT_80]],
    ['a proxy started by another program', ['nsenter', '-t', '1', 'docker-proxy', ...IP, ...PORT_80]],
    ['a port with letters', ['docker-proxy', ...IP, '-container-port', '80x']],
    ['a port after a letter', ['docker-proxy', ...IP, '-container-port', 'x80']],
    ['a port below 32 bits', ['docker-proxy', ...IP, '-container-port', '-2147483649']],
    ['a port beyond 32 bits', ['docker-proxy', ...IP, '-container-port', '2147483648']],
    ['port zero', ['docker-proxy', ...IP, '-container-port', '0']],
    ['a missing address', ['docker-proxy', ...PORT_80]],
    ['an empty command line', []],
    ['one empty argument', ['']],
    ['a double space that makes an empty argument', ['docker-proxy -container-ip  1.2.3.4 -container-port  80']],
  ])('P10: does not detect %s', (_form, cmdline) => {
    expect(parseDockerProxy(cmdline)).toBeUndefined();
  });

  it('P11: takes a missing protocol for tcp', () => {
    expect(parseDockerProxy(['/usr/bin/docker-proxy', ...IP, ...PORT_80])?.type).toBe(TCP);
  });

  it('takes the last value of a repeated option and ignores an option at the very end', () => {
    const cmdline = ['docker-proxy', '-proto', 'udp', ...IP, '-container-ip', '5.6.7.8', ...PORT_80, '-proto'];
    expect(parseDockerProxy(cmdline)).toEqual({ ip: '5.6.7.8', port: 80, type: UDP });
  });

  it('reads a port with a sign and leading zeros', () => {
    expect(parseDockerProxy(['docker-proxy', ...IP, '-container-port', '+0080'])?.port).toBe(80);
  });

  it.each([2_147_483_647, -2_147_483_648])('reads a port to the ends of 32 bits: %i', (port) => {
    expect(parseDockerProxy(['docker-proxy', ...IP, '-container-port', String(port)])?.port).toBe(port);
  });
});
