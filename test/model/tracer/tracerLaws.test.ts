import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TCP, UDP } from '../../../src/model/connStats.ts';
import { closeRecordToConn } from '../../../src/model/delivery/kernelRecordToConn.ts';
import { NO_TRACKER } from '../../../src/model/ledger/tracker.ts';
import { findProfile } from '../../../src/model/profiles.ts';
import { NetworkState } from '../../../src/model/state/NetworkState.ts';
import { DEFAULT_EXCLUSIONS } from '../../../src/model/tracer/exclusions.ts';
import { storeClosedConnection } from '../../../src/model/tracer/storeClosedConnection.ts';
import { PLAIN_HOST } from '../../../src/model/tracer/TracerHost.ts';
import { TracerTelemetry } from '../../../src/model/tracer/TracerTelemetry.ts';
import { closeRecordOf } from '../delivery/closeRecordOf.ts';

const closes = fc.array(
  fc.record({
    type: fc.constantFrom(TCP, UDP),
    dest: fc.constantFrom('127.0.0.1', '10.0.0.2'),
    dport: fc.constantFrom(53, 80),
  }),
);

describe('laws of the tracer', () => {
  it('T4: a delivered close is left out by a rule, or counted once, whether or not a client keeps it', () => {
    fc.assert(
      fc.property(closes, fc.boolean(), (conns, hasClient) => {
        const telemetry = new TracerTelemetry();
        const state = new NetworkState(findProfile('agent-7.60')!.state);
        if (hasClient) state.registerClient('c', 0);
        const excluded = conns.filter(({ dest, dport }) => dest === '127.0.0.1' && dport === 53).length;
        for (const [index, fields] of conns.entries()) {
          const conn = { ...closeRecordToConn(closeRecordOf(), NO_TRACKER), ...fields, cookie: BigInt(index) };
          storeClosedConnection(conn, {
            exclusions: DEFAULT_EXCLUSIONS,
            host: PLAIN_HOST,
            telemetry,
            tracker: NO_TRACKER,
            store: (closed) => state.storeClosedConnection(closed),
          });
        }
        const { closedConns, skippedConns } = telemetry;
        expect(skippedConns.tcp + skippedConns.udp).toBe(excluded);
        expect(closedConns.tcp + closedConns.udp).toBe(conns.length - excluded);
        const kept = state.listClients().reduce((sum, { closedCount }) => sum + closedCount, 0);
        expect(kept).toBe(hasClient ? conns.length - excluded : 0);
      }),
    );
  });
});
