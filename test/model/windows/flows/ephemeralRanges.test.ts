import { describe, expect, it } from 'vitest';
import { IPV4, IPV6, TCP, UDP } from '../../../../src/model/connStats.ts';
import {
  ephemeralRangesOf,
  isSportEphemeral,
  parseNetshOutput,
} from '../../../../src/model/windows/flows/ephemeralRanges.ts';

const ENGLISH = `
Protocol tcp Dynamic Port Range
---------------------------------
Start Port      : 49152
Number of Ports : 16384
`;
const FRENCH = `
Plage de ports dynamique du protocole tcp\r
---------------------------------\r
Port de démarrage   : 49152\r
Nombre de ports     : 16384\r
`;

describe('ports of outgoing connections', () => {
  it.each([
    ['WF1 are read from the English text', ENGLISH, [49_152, 65_535]],
    ['WF1 are read from the French text', FRENCH, [49_152, 65_535]],
    ['WF1 are unknown with one number', 'Start Port : 5', undefined],
    ['WF1 are unknown with three numbers', 'a: 1\nb: 2\nc: 3', undefined],
    ['are unknown without a space behind the colon', 'a:1\nb:2', undefined],
    ['are the last number of a line', 'a: 1 : 2\nb: 3', [2, 4]],
    ['wrap after 16 bits', 'a: 60000\nb: 10000', [60_000, 4463]],
    ['may be written with too large numbers', 'a: 65537\nb: 65536', [1, 0]],
    ['are unknown beyond 64 signed bits', 'a: 9223372036854775808\nb: 5', undefined],
  ])('%s', (_what, output, range) => {
    expect(parseNetshOutput(output)).toEqual(range);
  });

  it('differ by family and transport', () => {
    const ranges = ephemeralRangesOf({ tcp4: 'a: 100\nb: 10', udp4: 'a: 200\nb: 10', udp6: 'a: 60000\nb: 10000' });
    const ends = { tcp: { family: IPV4, type: TCP }, udp: { family: IPV4, type: UDP } } as const;
    expect(isSportEphemeral({ ...ends.tcp, sport: 109 }, ranges)).toBe(true);
    expect(isSportEphemeral({ ...ends.tcp, sport: 110 }, ranges)).toBe(false);
    expect(isSportEphemeral({ ...ends.udp, sport: 109 }, ranges)).toBe(false);
    expect(isSportEphemeral({ family: IPV6, type: TCP, sport: 109 }, ranges)).toBeUndefined();
    expect(isSportEphemeral({ family: IPV6, type: UDP, sport: 61_000 }, ranges)).toBe(false);
  });
});
