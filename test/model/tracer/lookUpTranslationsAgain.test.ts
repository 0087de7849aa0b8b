import { describe, expect, it } from 'vitest';
import { TCP, UDP } from '../../../src/model/connStats.ts';
import { lookUpTranslationsAgain } from '../../../src/model/tracer/lookUpTranslationsAgain.ts';
import { PLAIN_HOST } from '../../../src/model/tracer/TracerHost.ts';
import { conn } from '../state/StateBench.ts';

const FOUND = { replSrcIp: '10.0.0.7', replSrcPort: 8080, replDstIp: '10.0.0.1', replDstPort: 40_000 };
const KNOWN = { ...FOUND, replSrcIp: '10.0.0.8' };
const host = { ...PLAIN_HOST, translationOf: () => FOUND };

/** A record with what it counted in this interval. */
function record(type: typeof TCP | typeof UDP, tcpEstablished: number, tcpClosed: number) {
  const plain = conn({ type });
  return { ...plain, last: { ...plain.last, tcpEstablished, tcpClosed } };
}

describe('a second look-up of translations', () => {
  it.each([
    ['a TCP connection of this interval', record(TCP, 1, 1), true],
    ['a TCP connection that is still open', record(TCP, 1, 0), false],
    ['a TCP connection that began earlier', record(TCP, 0, 1), false],
    ['a TCP connection with neither', record(TCP, 0, 0), false],
    ['any UDP connection', record(UDP, 0, 0), true],
  ])('is made or not for %s', (_what, asked, isFound) => {
    const of = { ...asked };
    lookUpTranslationsAgain([of], host);
    expect(of.ipTranslation).toEqual(isFound ? FOUND : undefined);
  });

  it('leaves a translation that is known', () => {
    const records = [record(UDP, 0, 0), record(TCP, 1, 1)].map((each) => ({ ...each, ipTranslation: KNOWN }));
    lookUpTranslationsAgain(records, host);
    expect(records.map(({ ipTranslation }) => ipTranslation)).toEqual([KNOWN, KNOWN]);
  });
});
