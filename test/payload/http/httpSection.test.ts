import { describe, expect, it } from 'vitest';
import { usmTags } from '../../../src/model/join/usmTags.ts';
import { NO_TRACKER } from '../../../src/model/ledger/tracker.ts';
import type { HttpAggregate } from '../../../src/model/usm/httpAggregates.ts';
import { RequestStats } from '../../../src/model/usm/requestStats.ts';
import { decodeHttpSection, encodeHttpSection } from '../../../src/payload/http/httpSection.ts';
import { sketchCount, sketchQuantile } from '../../../src/payload/http/LatencySketch.ts';

type Sample = readonly [status: number, latencyNs: number, staticTags?: bigint];

/** HTTP data of one path on one connection; `method` 1 is GET. */
function data(path: string, samples: readonly Sample[]): HttpAggregate {
  const stats = new RequestStats();
  for (const [status, latencyNs, tags = 0n] of samples) stats.addRequest(status, latencyNs, tags, [], 0, NO_TRACKER);
  const ends = { srcIp: '10.1.1.1', srcPort: 60_000, dstIp: '10.2.2.2', dstPort: 80 };
  return { key: { ...ends, path, fullPath: true, method: 1 }, stats };
}

/** Encodes and decodes again. */
function roundTrip(elements: readonly HttpAggregate[]) {
  return decodeHttpSection(encodeHttpSection(elements, 'http'), 'http');
}

describe('HTTP section', () => {
  it('is byte for byte the one that the agent writes for one GET /daniel with status 404', () => {
    const section = encodeHttpSection([data('/daniel', [[404, 999_424]])], 'http');
    expect(Buffer.from(section).toString('base64')).toBe('Eh8iBy9kYW5pZWwwASgBEhAIlAMSCwgBIQAAAAAAgC5B');
  });

  it('E7: carries two paths with five codes each; the tags are those of all codes', () => {
    const codes = [101, 202, 307, 404, 503];
    const samples = (latency: number) => codes.map((code, index): Sample => [code, latency, 1n << BigInt(index)]);
    const elements = [data('/testpath-1', samples(10)), data('/testpath-2', samples(20))];
    const endpoints = roundTrip(elements);
    expect(endpoints.map(({ path }) => path)).toEqual(['/testpath-1', '/testpath-2']);
    for (const [index, latency] of [10, 20].entries()) {
      const counts = codes.map((code) => [code, { count: 1, firstLatencySample: latency, sketch: undefined }]);
      expect([...endpoints[index]!.byStatus]).toEqual(counts);
    }
    expect(usmTags(elements).staticTags).toBe(31n);
  });

  it('E8: carries sketches of equal latencies; the tags of both codes are joined', () => {
    const [gnutls, openssl] = [1n, 2n];
    const elements = [
      data('/testpath', [
        [100, 12.5],
        [100, 12.5, gnutls],
        [405, 3.5, openssl],
        [405, 3.5],
      ]),
    ];
    const [endpoint] = roundTrip(elements);
    expect([...endpoint!.byStatus.keys()]).toEqual([100, 405]);
    for (const [code, latency] of [
      [100, 12.5],
      [405, 3.5],
    ] as const) {
      const sketch = endpoint!.byStatus.get(code)!.sketch!;
      expect(sketchCount(sketch)).toBe(2);
      expect(Math.abs(sketchQuantile(sketch, 0.5) - latency)).toBeLessThanOrEqual(latency * 0.01);
    }
    expect(usmTags(elements).staticTags).toBe(gnutls | openssl);
  });

  it('E10: a key without any status code is an endpoint without entries', () => {
    expect(roundTrip([data('/none', [])])).toEqual([{ path: '/none', fullPath: true, method: 1, byStatus: new Map() }]);
  });

  it('keeps path bytes that are not UTF-8', () => {
    expect(roundTrip([data('/\u00ff\u0000\u00e9', [[200, 1]])])[0]?.path).toBe('/\u00ff\u0000\u00e9');
  });

  it('gives HTTP/2 endpoints another field number', () => {
    const section = encodeHttpSection([data('/a', [[200, 1]])], 'http2');
    expect(section[0]).toBe(0x0a);
    expect(decodeHttpSection(section, 'http2')[0]?.path).toBe('/a');
    expect(decodeHttpSection(section, 'http')).toEqual([]);
  });

  it("reads an old agent's counts by class as the first code of the class", () => {
    const stats = Buffer.from('0a000a02080322022f61', 'hex');
    const section = Buffer.concat([Buffer.from([0x12, stats.length]), stats]);
    const [endpoint] = decodeHttpSection(section, 'http');
    expect([...endpoint!.byStatus]).toEqual([[200, { count: 3, firstLatencySample: 0, sketch: undefined }]]);
  });
});
