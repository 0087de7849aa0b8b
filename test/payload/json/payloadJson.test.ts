import { describe, expect, it } from 'vitest';
import { MalformedPayload } from '../../../src/payload/MalformedPayload.ts';
import { readJson } from '../../../src/payload/json/readJson.ts';
import { writeJson } from '../../../src/payload/json/writeJson.ts';
import { CONNECTIONS } from '../../../src/payload/schema/connections.ts';
import { loadVectors } from '../../conformance/vectorFixtures.ts';

describe('JSON form of the payload', () => {
  const answers = loadVectors('payload')
    .filter(({ config }) => config['messages'] === undefined)
    .flatMap(({ id, ops }) => ops.map((op) => ({ id, text: op.op === 'decodeJson' ? op['text'] : undefined })));

  it('prints every answer of the real agent again byte for byte', () => {
    const texts = answers.flatMap(({ id, text }) => (typeof text === 'string' ? [{ id, text }] : []));
    expect(texts.length).toBeGreaterThan(30);
    const changed = texts.filter(({ text }) => writeJson(CONNECTIONS, readJson(CONNECTIONS, text)) !== text);
    expect(changed.map(({ id }) => id)).toEqual([]);
  });

  it('reads 64-bit numbers as texts and as numbers, and enumerations as names and as numbers', () => {
    const text =
      '{"conns":[{"lastBytesSent":"18446744073709551615","lastBytesReceived":84,"type":"udp","direction":2}]}';
    expect(readJson(CONNECTIONS, text).conns[0]).toMatchObject({
      lastBytesSent: 18_446_744_073_709_551_615n,
      lastBytesReceived: 84n,
      type: 1,
      direction: 2,
    });
  });

  it('takes a missing route index for 0 and skips unknown fields', () => {
    expect(readJson(CONNECTIONS, '{"conns":[{"laterField":{"a":[1]}}]}').conns[0]?.routeIdx).toBe(0);
  });

  it.each([
    ['an answer that is cut', '{"conns":[{"pid":1'],
    ['a list as the answer', '[]'],
    ['a text as a port', '{"conns":[{"laddr":{"port":"x"}}]}'],
    ['an unknown name of a direction', '{"conns":[{"direction":"sideways"}]}'],
    ['a number as an address', '{"conns":[{"laddr":{"ip":7}}]}'],
    ['an object as a list', '{"conns":{}}'],
    ['a list as a map', '{"dns":[]}'],
    ['a number as bytes', '{"conns":[{"httpAggregations":1}]}'],
    ['a text as a flag', '{"conns":[{"intraHost":"yes"}]}'],
  ])('refuses %s', (_what, text) => {
    expect(() => readJson(CONNECTIONS, text)).toThrow(MalformedPayload);
  });
});
