import { describe, expect, it } from 'vitest';
import { INCOMING, OUTGOING } from '../../../src/model/connStats.ts';
import { reportedSide } from '../../../src/model/join/reportedSide.ts';
import { conn, key } from './joinInputs.ts';

const CLIENT = '10.0.0.9:40000';
const SERVER = '10.0.0.1:80';
const REQUEST = key(CLIENT, SERVER);
/** The service's address, and the server behind it. */
const SERVICE = '10.96.0.1:8080';

describe('reportedSide', () => {
  it.each([
    ['client', CLIENT, SERVER],
    ['server', SERVER, CLIENT],
  ])('is the %s by where the local end stands in the key, whatever the direction says', (side, local, remote) => {
    for (const direction of [OUTGOING, INCOMING] as const) {
      expect(reportedSide({ ...conn(local, remote), direction }, REQUEST, 'linux')).toBe(side);
    }
  });

  it.each([
    ['client', key('192.0.2.1:50000', SERVER)],
    ['server', key(SERVER, '192.0.2.1:50000')],
  ])('is the %s by the translated local end', (side, of) => {
    const translated = conn(CLIENT, SERVICE, { replSrc: SERVER, replDst: '192.0.2.1:50000' });
    for (const direction of [OUTGOING, INCOMING] as const) {
      expect(reportedSide({ ...translated, direction }, of, 'linux')).toBe(side);
    }
  });

  it('is still told by the raw end when the translated one is not in the key', () => {
    const translated = conn(CLIENT, SERVICE, { replSrc: SERVER, replDst: '192.0.2.1:50000' });
    expect(reportedSide({ ...translated, direction: INCOMING }, key(CLIENT, SERVICE), 'linux')).toBe('client');
    expect(reportedSide({ ...translated, direction: OUTGOING }, key(SERVICE, CLIENT), 'linux')).toBe('server');
  });

  it.each([
    ['another port of the same address', key('10.0.0.9:40001', '10.0.0.1:81')],
    ['the same ports of other addresses', key('10.0.0.8:40000', '10.0.0.2:80')],
    ['no port of other addresses', key('10.0.0.8:0', '10.0.0.2:0')],
  ])('follows the direction when the key names %s', (_what, of) => {
    expect(reportedSide({ ...conn(CLIENT, SERVER), direction: OUTGOING }, of, 'linux')).toBe('client');
    expect(reportedSide({ ...conn(CLIENT, SERVER), direction: INCOMING }, of, 'linux')).toBe('server');
  });

  it('takes a cleared port of the key for every port', () => {
    expect(reportedSide({ ...conn(CLIENT, SERVER), direction: INCOMING }, key('10.0.0.9:0', SERVER), 'linux')).toBe(
      'client',
    );
    expect(reportedSide({ ...conn(SERVER, CLIENT), direction: OUTGOING }, key(CLIENT, '10.0.0.1:0'), 'linux')).toBe(
      'server',
    );
  });

  it.each(['windows', 'windows-all-keys'] as const)('is a matter of direction alone with the look-up %s', (lookup) => {
    expect(reportedSide({ ...conn(CLIENT, SERVER), direction: INCOMING }, REQUEST, lookup)).toBe('server');
    expect(reportedSide({ ...conn(SERVER, CLIENT), direction: OUTGOING }, REQUEST, lookup)).toBe('client');
  });
});
