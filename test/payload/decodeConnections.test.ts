import { describe, expect, it } from 'vitest';
import { PayloadError } from '../../src/errors.ts';
import { decodeConnections } from '../../src/payload/decodeConnections.ts';
import { DEFAULT_PAYLOAD_SETTINGS } from '../../src/payload/encode/EncodablePayload.ts';
import { encodeConnections, encodeConnectionsJson } from '../../src/payload/encode/encodeConnections.ts';
import { hitTotals } from '../../src/payload/hitTotals.ts';
import { loadVectors } from '../conformance/vectorFixtures.ts';
import { encodable, payloadOf } from './encode/encodableConn.ts';

describe('decodeConnections', () => {
  const payload = payloadOf([encodable({ pid: 1 }), encodable({ pid: 2 })], {
    agentConfiguration: { npmEnabled: true },
  });

  it('finds a protobuf answer that is cut, except exactly between two fields', () => {
    const bytes = encodeConnections(payload, DEFAULT_PAYLOAD_SETTINGS);
    const shorter: number[] = [];
    for (let length = 0; length < bytes.length; length += 1) {
      try {
        shorter.push(decodeConnections(bytes.subarray(0, length)).conns.length);
      } catch (error) {
        expect(error).toBeInstanceOf(PayloadError);
      }
    }
    expect(shorter).toEqual([0, 1, 2]);
  });

  it('finds every JSON answer that is cut, and names what was read', () => {
    const text = encodeConnectionsJson(payload, DEFAULT_PAYLOAD_SETTINGS);
    for (let length = 0; length < text.length; length += 7) {
      const read = () => decodeConnections(text.slice(0, length), 'dump.json');
      expect(read).toThrow(/^dump\.json: not a whole JSON value/);
    }
  });

  it.each(['JSON', 'protobuf'])('part D: reads forty hits on each side out of a %s dump of forty curls', (form) => {
    const curls = loadVectors('payload').find(({ id }) => id === 'payload-p00002')!;
    const [text, base64] = [curls.ops[1]?.['text'], curls.ops[2]?.['base64']].map(String);
    const dump = decodeConnections(form === 'JSON' ? text! : Buffer.from(base64!, 'base64'));
    const totals = hitTotals(dump.conns);
    const byProcess = totals.filter(({ pid }) => pid === 3340 || pid === 3307);
    expect(byProcess.map(({ pid, direction, hits }) => ({ pid, direction, hits }))).toEqual([
      { pid: 3340, direction: 1, hits: 40 },
      { pid: 3340, direction: 2, hits: 40 },
      { pid: 3307, direction: 1, hits: 40 },
    ]);
    expect(totals.reduce((sum, { hits }) => sum + hits, 0)).toBe(160);
  });
});
