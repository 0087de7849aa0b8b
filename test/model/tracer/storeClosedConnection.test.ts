import { describe, expect, it } from 'vitest';
import { type ConnStats, UDP } from '../../../src/model/connStats.ts';
import { closeRecordToConn } from '../../../src/model/delivery/kernelRecordToConn.ts';
import { NO_TRACKER } from '../../../src/model/ledger/tracker.ts';
import { DEFAULT_EXCLUSIONS, type Exclusions, shouldSkip } from '../../../src/model/tracer/exclusions.ts';
import { FailedConnections } from '../../../src/model/tracer/FailedConnections.ts';
import { storeClosedConnection } from '../../../src/model/tracer/storeClosedConnection.ts';
import { PLAIN_HOST } from '../../../src/model/tracer/TracerHost.ts';
import { TracerTelemetry } from '../../../src/model/tracer/TracerTelemetry.ts';
import { tupleOfConn } from '../../../src/model/tracer/tupleOfConn.ts';
import { closeRecordOf } from '../delivery/closeRecordOf.ts';

function connOf(fields: Partial<ConnStats> = {}): ConnStats {
  return { ...closeRecordToConn(closeRecordOf(), NO_TRACKER), ...fields };
}

function exclusionsOf(fields: Partial<Exclusions>): Exclusions {
  return { ...DEFAULT_EXCLUSIONS, ...fields };
}

describe('leaving connections out', () => {
  it.each<[string, Partial<ConnStats>, boolean]>([
    ['DNS to a loopback address', { dest: '127.0.0.53', dport: 53 }, true],
    ['DNS to ::1', { dest: '::1', dport: 53 }, true],
    ['an answer of a local DNS server to a loopback address', { dest: '127.0.0.1', sport: 53 }, true],
    ['DNS from a loopback address to elsewhere', { source: '127.0.0.1', dport: 53 }, false],
    ['other loopback traffic', { source: '127.0.0.1', dest: '127.0.0.1' }, false],
  ])('%s', (_title, fields, expected) => {
    expect(shouldSkip(connOf(fields), DEFAULT_EXCLUSIONS)).toBe(expected);
    expect(shouldSkip(connOf(fields), exclusionsOf({ collectsLocalDns: true }))).toBe(false);
  });

  it('takes other ports for DNS where they are configured', () => {
    const conn = connOf({ dest: '127.0.0.1', dport: 5353 });
    expect(shouldSkip(conn, exclusionsOf({ dnsPorts: [53, 5353] }))).toBe(true);
  });

  it.each<[string, Partial<Exclusions>, boolean]>([
    ['its network and port', { dest: [{ network: '10.0.0.0/8', tcp: [{ from: 80, to: 90 }], udp: [] }] }, true],
    ['any address and all ports', { dest: [{ tcp: 'all', udp: [] }] }, true],
    ['another network', { dest: [{ network: '10.0.1.0/24', tcp: 'all', udp: 'all' }] }, false],
    ['another port', { dest: [{ network: '10.0.0.0/8', tcp: [{ from: 81, to: 90 }], udp: 'all' }] }, false],
    ['another protocol', { dest: [{ tcp: [], udp: 'all' }] }, false],
    ['another family', { dest: [{ network: '::/0', tcp: 'all', udp: 'all' }] }, false],
    ['its local end', { source: [{ network: '10.0.0.1', tcp: [{ from: 40_000, to: 40_000 }], udp: [] }] }, true],
    ['its remote port as a local one', { source: [{ tcp: [{ from: 80, to: 80 }], udp: [] }] }, false],
  ])('a filter that names %s', (_title, fields, expected) => {
    expect(shouldSkip(connOf(), exclusionsOf(fields))).toBe(expected);
  });
});

describe('storing a closed connection', () => {
  it('marks it closed, translates it, counts it and hands it on', () => {
    const stored: ConnStats[] = [];
    const deleted: ConnStats[] = [];
    const telemetry = new TracerTelemetry();
    const nat = { replSrcIp: '10.9.9.9', replSrcPort: 8080, replDstIp: '10.0.0.1', replDstPort: 40_000 };
    const host = {
      ...PLAIN_HOST,
      translationOf: () => nat,
      deleteTranslation: (conn: ConnStats) => deleted.push(conn),
    };
    const conn = connOf();
    const options = { exclusions: DEFAULT_EXCLUSIONS, host, telemetry, tracker: NO_TRACKER };
    expect(storeClosedConnection(conn, { ...options, store: (kept) => stored.push(kept) })).toBe(true);
    expect(stored).toEqual([conn]);
    expect(conn).toMatchObject({ isClosed: true, ipTranslation: nat });
    expect(deleted).toEqual([conn]);
    expect(telemetry.closedConns).toEqual({ tcp: 1, udp: 0 });
  });

  it('stops at an excluded one', () => {
    const stored: ConnStats[] = [];
    const telemetry = new TracerTelemetry();
    const wasStored = storeClosedConnection(connOf({ type: UDP, dest: '127.0.0.1', dport: 53 }), {
      exclusions: DEFAULT_EXCLUSIONS,
      host: PLAIN_HOST,
      telemetry,
      tracker: NO_TRACKER,
      store: (kept) => stored.push(kept),
    });
    expect(wasStored).toBe(false);
    expect(stored).toEqual([]);
    expect(telemetry).toMatchObject({ skippedConns: { tcp: 0, udp: 1 }, closedConns: { tcp: 0, udp: 0 } });
  });

  it('gives it the failures of its tuple', () => {
    const failures = new FailedConnections(10);
    const conn = connOf();
    failures.add(tupleOfConn(conn), 104, 0);
    storeClosedConnection(conn, {
      exclusions: DEFAULT_EXCLUSIONS,
      host: PLAIN_HOST,
      telemetry: new TracerTelemetry(),
      tracker: NO_TRACKER,
      failures,
      store() {},
    });
    expect(conn.tcpFailures).toEqual(new Map([[104, 1]]));
  });
});

describe('failures that wait for their close', () => {
  it('are counted by errno and forgotten once matched', () => {
    const failures = new FailedConnections(10);
    const conn = connOf();
    failures.add(tupleOfConn(conn), 104, 0);
    failures.add(tupleOfConn(conn), 104, 1);
    failures.add(tupleOfConn(conn), 111, 2);
    failures.match(conn);
    expect(conn.tcpFailures).toEqual(
      new Map([
        [104, 2],
        [111, 1],
      ]),
    );
    expect(failures.telemetry.matches).toEqual(
      new Map([
        [104, 1],
        [111, 1],
      ]),
    );
    const later = connOf();
    failures.match(later);
    expect(later.tcpFailures).toBeUndefined();
  });

  it('are dropped by a full store, even for a tuple that it holds', () => {
    const failures = new FailedConnections(1);
    failures.add(tupleOfConn(connOf()), 104, 0);
    failures.add(tupleOfConn(connOf()), 104, 0);
    expect(failures.telemetry.dropped).toBe(1);
    expect(failures.size).toBe(1);
  });

  it('become orphans more than 120 s after the last one of their tuple', () => {
    const failures = new FailedConnections(10);
    failures.add(tupleOfConn(connOf()), 104, 1000);
    failures.add(tupleOfConn(connOf()), 104, 1010);
    failures.removeExpired(1130);
    expect(failures.size).toBe(1);
    failures.removeExpired(1131);
    expect(failures.size).toBe(0);
    expect(failures.telemetry.orphans).toBe(1);
  });

  it('are picked up by a later connection on the same tuple', () => {
    const failures = new FailedConnections(10);
    failures.add(tupleOfConn(connOf()), 111, 0);
    const later = connOf({ cookie: 99n });
    failures.match(later);
    expect(later.tcpFailures).toEqual(new Map([[111, 1]]));
  });

  it('do not concern UDP', () => {
    const failures = new FailedConnections(10);
    const conn = connOf({ type: UDP });
    failures.add(tupleOfConn(conn), 111, 0);
    failures.match(conn);
    expect(conn.tcpFailures).toBeUndefined();
  });
});
