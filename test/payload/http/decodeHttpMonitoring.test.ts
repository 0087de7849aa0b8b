import { describe, expect, it } from 'vitest';
import { PayloadError } from '../../../src/errors.ts';
import { decodeHttpMonitoring } from '../../../src/payload/http/decodeHttpMonitoring.ts';

const ANSWER =
  '[{"Client":{"IP":"127.0.0.1","Port":40000},"Server":{"IP":"127.0.0.1","Port":8085},"DNS":"","Path":"/daniel",' +
  '"Method":"GET","ByStatus":{"404":{"Count":1,"FirstLatencySample":999424,"LatencyP50":0}},"StaticTags":0,' +
  '"DynamicTags":null}]';

describe('decodeHttpMonitoring', () => {
  it('reads an aggregate', () => {
    expect(decodeHttpMonitoring(ANSWER)).toEqual([
      {
        srcIp: '127.0.0.1',
        srcPort: 40_000,
        dstIp: '127.0.0.1',
        dstPort: 8085,
        path: '/daniel',
        method: 1,
        dns: '',
        byStatus: new Map([[404, { count: 1, firstLatencySample: 999_424, latencyP50Ns: 0 }]]),
        staticTags: 0n,
        dynamicTags: [],
      },
    ]);
  });

  it('names what was read and passes on what the agent says when monitoring is off', () => {
    const read = () => decodeHttpMonitoring('{"error":"http monitoring is disabled"}', 'dump.json');
    expect(read).toThrow(new PayloadError('dump.json', 'http monitoring is disabled'));
  });

  it.each([
    ['an answer that is cut', ANSWER.slice(0, -1)],
    ['something that is no list', '7'],
    ['a list of something else', '[7]'],
    ['a count that is a text', ANSWER.replace('"Count":1', '"Count":"1"')],
  ])('refuses %s', (_what, text) => {
    expect(() => decodeHttpMonitoring(text)).toThrow(PayloadError);
  });
});
