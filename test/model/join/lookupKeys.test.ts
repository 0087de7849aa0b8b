import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUTGOING, TCP } from '../../../src/model/connStats.ts';
import type { ConnectionKey } from '../../../src/model/httpStats.ts';
import { lookupKeys } from '../../../src/model/join/lookupKeys.ts';
import { UsmConnectionIndex } from '../../../src/model/join/UsmConnectionIndex.ts';
import { aggregate, conn, key, LINUX, WINDOWS } from './joinInputs.ts';

const CLIENT = '10.1.1.1:60000';
const SERVER = '10.2.2.2:80';
const NAT = { replSrc: '3.3.3.3:50000', replDst: '4.4.4.4:8080' };

describe('lookupKeys', () => {
  it('E3: probes both orientations of an untranslated connection', () => {
    expect(lookupKeys(conn(CLIENT, SERVER), LINUX)).toEqual([key(CLIENT, SERVER), key(SERVER, CLIENT)]);
  });

  it('E4: probes translated and raw ends in both orientations, translated first', () => {
    expect(lookupKeys(conn(CLIENT, SERVER, NAT), LINUX)).toEqual([
      key('4.4.4.4:8080', '3.3.3.3:50000'),
      key(CLIENT, SERVER),
      key('3.3.3.3:50000', '4.4.4.4:8080'),
      key(SERVER, CLIENT),
    ]);
  });

  it('puts the remote end first when the local port is not ephemeral', () => {
    expect(lookupKeys(conn(SERVER, CLIENT), LINUX)[0]).toEqual(key(CLIENT, SERVER));
  });

  it('takes no port for ephemeral when the range is not known', () => {
    const settings = { ...LINUX, ephemeralRange: [0, 0] as const };
    expect(lookupKeys(conn(CLIENT, SERVER), settings)[0]).toEqual(key(SERVER, CLIENT));
  });

  it.each([
    [32_767, false],
    [32_768, true],
    [60_999, true],
    [61_000, false],
  ])('counts the ends of the ephemeral range in: port %i', (port, isClient) => {
    const local = `10.1.1.1:${port}`;
    const expected = isClient ? key(local, SERVER) : key(SERVER, local);
    expect(lookupKeys(conn(local, SERVER), LINUX)[0]).toEqual(expected);
  });

  it('takes port 0 for no ephemeral port when the range is not known', () => {
    const settings = { ...LINUX, ephemeralRange: [0, 0] as const };
    expect(lookupKeys(conn('10.1.1.1:0', SERVER), settings)[0]).toEqual(key(SERVER, '10.1.1.1:0'));
  });

  it('keeps the raw end when the translated address is missing', () => {
    const noLocal = { replSrc: '3.3.3.3:50000', replDst: ':0' };
    expect(lookupKeys(conn(CLIENT, SERVER, noLocal), LINUX)[0]).toEqual(key(CLIENT, '3.3.3.3:50000'));
    const noRemote = { replSrc: ':0', replDst: '4.4.4.4:8080' };
    expect(lookupKeys(conn(CLIENT, SERVER, noRemote), LINUX)[0]).toEqual(key('4.4.4.4:8080', SERVER));
  });

  it('probes exactly one key on Windows, also for a translated connection', () => {
    expect(lookupKeys(conn(CLIENT, SERVER, NAT), WINDOWS)).toEqual([key(CLIENT, SERVER)]);
  });

  it('probes raw before translated when the Windows look-up has the key list of other platforms', () => {
    const settings = { ...WINDOWS, lookup: 'windows-all-keys' as const };
    expect(lookupKeys(conn(CLIENT, SERVER, NAT), settings)).toEqual([
      key(CLIENT, SERVER),
      key(SERVER, CLIENT),
      key('4.4.4.4:8080', '3.3.3.3:50000'),
      key('3.3.3.3:50000', '4.4.4.4:8080'),
    ]);
  });
});

describe('the look-up of a connection without translation', () => {
  it('finds what probing its keys one by one finds', () => {
    const ip = fc.constantFrom('10.0.0.1', '10.0.0.2');
    const port = fc.constantFrom(80, 40_000, 40_001);
    const ends = fc.record({ srcIp: ip, srcPort: port, dstIp: ip, dstPort: port });
    fc.assert(
      fc.property(
        ends,
        fc.array(ends),
        fc.constantFrom([0, 0] as const, [32_768, 60_999] as const),
        (of, stored, range) => {
          const settings = { ...LINUX, ephemeralRange: range };
          const index = new UsmConnectionIndex(
            stored.map((key) => aggregate(key, '/a', [200])),
            settings,
          );
          const { srcIp: source, srcPort: sport, dstIp: dest, dstPort: dport } = of;
          const asked = {
            type: TCP,
            source,
            sport,
            dest,
            dport,
            direction: OUTGOING,
            ipTranslation: undefined,
          } as const;
          const same = (key: ConnectionKey) =>
            index.groups.find((group) => JSON.stringify(group.key) === JSON.stringify(key));
          const expected = lookupKeys(asked, settings)
            .map(same)
            .find((group) => group !== undefined);
          expect(index.find(asked)).toBe(expected);
        },
      ),
    );
  });
});
