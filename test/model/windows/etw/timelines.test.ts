import { describe, expect, it } from 'vitest';
import { EtwBench, START_NS } from './EtwBench.ts';

/** One whole request, answered fast. */
const WHOLE = (connection: string, request: string): string =>
  `1${connection}>${request} 2${request} 3${request} 8${request} 12${request}`;

describe('worked timelines of HTTP.sys events', () => {
  it('T1: three requests on one connection are three transactions; its end counts as a fourth completed one', () => {
    const bench = new EtwBench().play(`21C ${WHOLE('C', 'R1')} ${WHOLE('C', 'R2')} ${WHOLE('C', 'R3')} 23C 24C`);
    expect(bench.counts()).toBe('3/4/1/0/0');
    const transactions = bench.read();
    expect(transactions).toHaveLength(3);
    expect(transactions[0]).toMatchObject({
      src: '192.0.2.10',
      sport: 80,
      dst: '198.51.100.7',
      dport: 50000,
      method: 1,
      status: 200,
      appPool: 'DefaultAppPool',
      siteId: 1,
      siteName: '',
    });
    expect(transactions[0]!.fragment!.startsWith(' /a \0')).toBe(true);
    expect(transactions[0]!.fragment).toHaveLength(512);
  });

  it('T2: a hit in the cache has the tuple and the start of the request that filled it', () => {
    const bench = new EtwBench().play('@9000 21C 1C>R1 2R1 3R1 4R1 25 16R1 11R1 21D=50001 @2000000000 1D>R2 2R2 16R2');
    expect(bench.counts()).toBe('2/2/0/0/1');
    const [first, second] = bench.read();
    expect(second).toMatchObject({ dport: 50000, requestStartedNs: START_NS + 10_000n });
    expect(second!.requestStartedNs).toBe(first!.requestStartedNs);
    expect(second!.responseLastSeenNs - second!.requestStartedNs).toBe(1_999_992_000n);
  });

  it('T2b: a hit before its entry was seen is lost, and no counter says so', () => {
    const bench = new EtwBench().play('21C 1C>R1 2R1 16R1');
    expect(bench.counts()).toBe('0/0/0/0/0');
    expect(bench.service.sizes()).toMatchObject({ requests: 0, pending: 0 });
    expect(bench.lost()).toEqual({ 'etw-cache-unknown': 1 });
  });

  it('T2c: with the binding event lost, the first hit becomes the pattern and waits for its connection to end', () => {
    const bench = new EtwBench().play('21C 25 1C>R1 2R1 16R1 1C>R2 2R2 16R2');
    expect(bench.counts()).toBe('1/1/0/0/1');
    expect(bench.read()).toMatchObject([{ status: 0 }]);
    expect(bench.service.sizes()).toMatchObject({ requests: 1, pending: 1 });
    bench.play('24C');
    expect(bench.service.sizes()).toMatchObject({ requests: 0, pending: 0 });
    expect(bench.lost()).toEqual({ 'etw-pending-at-cleanup': 1 });
  });

  it('T3: a close before the send loses nothing, unless the close cleans up', () => {
    const events = '21C 1C>R1 2R1 3R1 8R1 23C 12R1 24C';
    expect(new EtwBench().play(events).counts()).toBe('1/2/1/0/0');
    const old = new EtwBench({ profile: { etwCleanupEvent: 23 } }).play('21C 1C>R1 2R1 3R1 8R1 23C 12R1');
    expect(old.counts()).toBe('0/1/1/0/0');
    expect(old.lost()).toEqual({ 'etw-pending-at-cleanup': 1 });
  });

  it('T4: without the delivery there is no pool, no site and no tags', () => {
    const bench = new EtwBench().play('21C 1C>R1 2R1 8R1 12R1 24C');
    expect(bench.counts()).toBe('1/2/0/0/0');
    expect(bench.read()).toMatchObject([{ appPool: '', siteId: 0, siteName: '', tagsFromJson: { service: '' } }]);
  });

  it('T5: a request whose send was lost vanishes with its connection, uncounted', () => {
    const bench = new EtwBench().play(`21C 1C>R1 2R1 3R1 8R1 ${WHOLE('C', 'R2')}`);
    expect(bench.service.sizes()).toMatchObject({ requests: 1, pending: 1, completed: 1 });
    bench.play('24C');
    expect(bench.counts()).toBe('1/2/0/0/0');
    expect(bench.service.sizes()).toMatchObject({ connections: 0, requests: 0 });
    expect(bench.lost()).toEqual({ 'etw-pending-at-cleanup': 1 });
  });

  it('T5b: a connection activity that is used again leaves its old requests for ever', () => {
    const bench = new EtwBench().play('21C=1 1C>R1 21C=2 1C>R2 2R2 8R2 12R2 24C');
    expect(bench.counts()).toBe('1/2/0/0/0');
    expect(bench.service.sizes()).toMatchObject({ connections: 0, requests: 1 });
    expect(bench.read()).toMatchObject([{ dport: 2 }]);
    expect(bench.ledger.totals().byStage.get('etw-request')).toBe(1);
    bench.service.loseUnfinished('etw-never-completed');
    expect(bench.lost()).toEqual({ 'etw-never-completed': 1 });
  });

  it('T6: without the connection every event of its requests misses', () => {
    const bench = new EtwBench().play(WHOLE('C', 'R1'));
    expect(bench.counts()).toBe('0/0/5/0/0');
    expect(bench.lost()).toEqual({ 'etw-connection-unknown': 1 });
  });

  it('T6b: without the parse there is no method and no fragment', () => {
    const bench = new EtwBench().play('21C 1C>R1 8R1 12R1');
    expect(bench.counts()).toBe('1/1/0/0/0');
    expect(bench.read()).toMatchObject([{ method: 0, fragment: undefined, maxFragment: 0 }]);
  });

  it('T6c: without the response the status is that of the send', () => {
    const bench = new EtwBench().play('21C 1C>R1 2R1 3R1 12R1=503');
    expect(bench.read()).toMatchObject([{ status: 503 }]);
  });

  it('T7: with HTTPS only everything is dropped, TLS too, and counted as completed', () => {
    const bench = new EtwBench({ profile: { captureHttp: false } }).play('21C 34C 1C>R1 2R1 8R1 12R1');
    expect(bench.counts()).toBe('0/1/0/0/0');
    expect(bench.lost()).toEqual({ 'etw-protocol-off': 1 });
  });

  it('T7b: with HTTP only a TLS connection is forgotten at its marker, and misses do not count', () => {
    const bench = new EtwBench({ profile: { captureHttps: false } }).play('21C 34C 1C>R1 2R1');
    expect(bench.counts()).toBe('0/0/0/0/0');
    expect(bench.service.sizes().connections).toBe(0);
    expect(bench.lost()).toEqual({ 'etw-connection-unknown': 1 });
  });

  it('T8: a rejected request completes with the status of its send and without a pool', () => {
    const bench = new EtwBench().play('21C 1C>R1 2R1 64R1 10R1=503');
    expect(bench.counts()).toBe('1/1/0/0/0');
    expect(bench.read()).toMatchObject([{ status: 503, appPool: '' }]);
  });

  it('T9: an empty queue name costs the request', () => {
    const bench = new EtwBench().play('21C 1C>R1 2R1 3R1= 8R1 12R1');
    expect(bench.counts()).toBe('0/0/2/1/0');
    expect(bench.service.sizes()).toMatchObject({ requests: 0, pending: 1 });
    expect(bench.lost()).toEqual({ 'etw-malformed': 1 });
  });

  it('T10: with a limit of three, four of ten requests between two reads are kept', () => {
    const bench = new EtwBench({ profile: { maxTrackedConnections: 3 } }).play('21C');
    for (let index = 0; index < 10; index += 1) bench.play(WHOLE('C', `R${index}`));
    expect(bench.service.counters).toMatchObject({ completedRequests: 10, dropped: 6 });
    expect(bench.read()).toHaveLength(4);
    expect(bench.lost()).toEqual({ 'etw-completed-full': 6 });
  });
});
