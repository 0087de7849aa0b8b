import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../../src/model/choices.ts';
import type { ConnectionKey } from '../../../src/model/httpStats.ts';
import { NO_TRACKER } from '../../../src/model/ledger/tracker.ts';
import { clearEphemeralPorts } from '../../../src/model/usm/clearEphemeralPorts.ts';
import { ConnectionRollup } from '../../../src/model/usm/ConnectionRollup.ts';
import { type HttpAggregates, httpKeyText } from '../../../src/model/usm/httpAggregates.ts';
import { RequestStats } from '../../../src/model/usm/requestStats.ts';

function key(srcPort: number, dstPort: number): ConnectionKey {
  return { srcIp: '10.0.0.1', srcPort, dstIp: '10.0.0.2', dstPort };
}

function flip({ srcIp, srcPort, dstIp, dstPort }: ConnectionKey): ConnectionKey {
  return { srcIp: dstIp, srcPort: dstPort, dstIp: srcIp, dstPort: srcPort };
}

describe('ConnectionRollup', () => {
  it('gives the same key back for the same connection', () => {
    const rollup = new ConnectionRollup();
    rollup.rollup(key(6000, 80));
    expect(rollup.rollup(key(6000, 80))).toEqual(key(6000, 80));
  });

  it('turns a flipped connection to the orientation of the first', () => {
    const rollup = new ConnectionRollup();
    rollup.rollup(key(6000, 80));
    expect(rollup.rollup(flip(key(6000, 80)))).toEqual(key(6000, 80));
  });

  it('leaves connections alone that differ in both ports', () => {
    const rollup = new ConnectionRollup();
    expect(rollup.rollup(key(6000, 80))).toEqual(key(6000, 80));
    expect(rollup.rollup(flip(key(53, 7000)))).toEqual(flip(key(53, 7000)));
    expect(rollup.clearEphemeralPort(key(6000, 80))).toEqual(key(6000, 80));
  });

  it('files connections that differ in one port under the first', () => {
    const rollup = new ConnectionRollup();
    const filed = [key(6000, 80), key(6001, 80), flip(key(6002, 80))].map((each) => rollup.rollup(each));
    expect(filed).toEqual([key(6000, 80), key(6000, 80), key(6000, 80)]);
  });

  it('clears the port that varied and keeps the orientation', () => {
    const rollup = new ConnectionRollup();
    rollup.rollup(flip(key(6000, 80)));
    rollup.rollup(key(6001, 80));
    expect(rollup.clearEphemeralPort(flip(key(6000, 80)))).toEqual(flip(key(0, 80)));
    expect(rollup.clearEphemeralPort(key(6000, 80))).toEqual(key(0, 80));
  });

  it('clears nothing without state', () => {
    expect(new ConnectionRollup().clearEphemeralPort(key(6000, 80))).toEqual(key(6000, 80));
  });
});

describe('clearEphemeralPorts', () => {
  it('overwrites a key that already exists, and says which hits are gone', () => {
    const rollup = new ConnectionRollup();
    rollup.rollup(key(6000, 80));
    rollup.rollup(key(6001, 80));
    const stats: HttpAggregates = new Map();
    for (const [srcPort, hits] of [
      [6000, 7],
      [0, 8],
    ] as const) {
      const aggregate = {
        key: { ...key(srcPort, 80), path: '/a', fullPath: true, method: 1 },
        stats: new RequestStats(),
      };
      aggregate.stats.addRequest(200, 5, 0n, [], hits, { ...NO_TRACKER, joinHits: (_into, from) => from });
      stats.set(httpKeyText(aggregate.key), aggregate);
    }
    const lost: [number, string][] = [];
    const tracker = { ...NO_TRACKER, loseHits: (hits: number, reason: string) => void lost.push([hits, reason]) };
    clearEphemeralPorts(stats, rollup, FIRST_CHOICES, tracker);
    expect([...stats.values()].map((aggregate) => aggregate.stats.byStatus.get(200)?.hits)).toEqual([7]);
    expect(lost).toEqual([[8, 'rollup-key-collision']]);
  });
});
