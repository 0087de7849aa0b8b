import { describe, expect, it } from 'vitest';
import { TCP } from '../../../../src/model/connStats.ts';
import { MuseumBench } from './MuseumBench.ts';

const SERVER = { laddr: '10.0.0.1', lport: 80, raddr: '10.0.0.9', rport: 40_000, dir: 'in' } as const;

describe('M34 pooled-connection-not-reset', () => {
  it.each([
    ['reset', 0, 0],
    ['kept', 1, 1],
  ])('pooled-connections=%s ships %i hits on a connection without HTTP', (rule, again, surplus) => {
    const bench = new MuseumBench({ 'pooled-connections': rule });
    bench.establish(1n, SERVER, 10);
    bench.serve(1n);
    expect(MuseumBench.hits(bench.poll())).toBe(1);
    bench.establish(2n, { ...SERVER, rport: 50_000 }, 11);
    const second = bench.poll();
    expect(second.delta.conns.map(({ dport }) => dport)).toEqual([50_000]);
    expect([...second.hits.keys()]).toEqual(again > 0 ? ['pid 11'] : []);
    expect(MuseumBench.hits(second)).toBe(again);
    const { captured, shipped, duplicated, surplusShipments } = bench.ledger.totals();
    expect([captured, shipped + duplicated, surplusShipments]).toEqual([1, 1, surplus]);
  });

  it('objects are used again last in, first out, and new data takes the place of old', () => {
    const bench = new MuseumBench({ 'pooled-connections': 'kept' });
    bench.establish(1n, SERVER, 10);
    bench.establish(2n, { ...SERVER, rport: 40_001 }, 11);
    bench.serve(1n, '/one');
    bench.serve(2n, '/two');
    bench.poll();
    bench.establish(3n, { ...SERVER, rport: 40_002 }, 12);
    const paths = () => bench.poll().join.attachments.map(({ group }) => group.elements[0]!.key.path);
    expect(paths()).toEqual(['/two']);
    bench.establish(4n, { ...SERVER, rport: 40_003 }, 13);
    bench.serve(4n, '/four');
    expect(paths()).toEqual(['/four']);
    bench.establish(5n, { ...SERVER, rport: 40_004 }, 14);
    bench.establish(6n, { ...SERVER, rport: 40_005 }, 15);
    expect(paths()).toEqual(['/four', '/one']);
  });
});

describe('M16 sketch-released-before-encoding', () => {
  it.each([
    ['after-encoding', 2, 2],
    ['before-encoding', 2, 0],
  ])('sketch-release=%s ships a count of %i and %i samples', (rule, count, samples) => {
    const bench = new MuseumBench({ 'sketch-release': rule });
    bench.establish(1n, SERVER, 10);
    bench.answer(1n);
    bench.serve(1n);
    const outcome = bench.poll();
    const buckets = outcome.join.attachments.flatMap(({ group }) =>
      group.elements.flatMap(({ stats }) => [...stats.byStatus.values()]),
    );
    expect(buckets.map((bucket) => [bucket.count, bucket.sketch?.count])).toEqual([[count, samples]]);
    expect(MuseumBench.hits(outcome)).toBe(2);
  });
});

describe('M9 conntrack-race-on-close', () => {
  const translation = { replSrcIp: '10.0.0.7', replSrcPort: 8080, replDstIp: '10.0.0.9', replDstPort: 40_000 };

  it.each([
    ['again-at-poll', translation, 0, 1],
    ['when-read', undefined, 1, 0],
  ])('translation-lookup=%s gives a short connection %j, %i orphans, %i hits', (rule, found, orphans, hits) => {
    // One close fills no batch; without batches it is read at once, before conntrack knows the connection.
    const bench = new MuseumBench({ 'translation-lookup': rule, 'close-batching': 'off' });
    bench.establish(1n, { laddr: '10.0.0.9', lport: 40_000, raddr: '10.96.0.1', rport: 80, dir: 'out' }, 10);
    const transaction = bench.ledger.capture({ clientFlow: 1, serverFlow: 0 });
    // The packets are seen with the address of the one who answers.
    const wire = { netns: 0, pid: 0, type: TCP, family: 0 } as const;
    const out = { src: '10.0.0.9', sport: 40_000, dst: '10.0.0.7', dport: 8080, ...wire };
    const back = { src: out.dst, sport: out.dport, dst: out.src, dport: out.sport, ...wire };
    const sight = () => ({ cpu: 0, timeNs: bench.task(10).timeNs });
    const request = {
      payload: 'GET /a HTTP/1.1\r\nHost: x\r\n\r\n',
      hits: bench.ledger.listOfTransaction(transaction),
    };
    bench.agent.packet({ ...sight(), tuple: out, seq: 1, flags: 0x18, ...request });
    bench.agent.packet({
      ...sight(),
      tuple: back,
      seq: 5001,
      flags: 0x18,
      payload: 'HTTP/1.1 200 OK\r\n\r\n',
      hits: 0,
    });
    bench.agent.packet({ ...sight(), tuple: out, seq: 30, flags: 0x11, payload: '', hits: 0 });
    bench.close(1n);
    bench.conntrack.set(40_000, translation);
    const outcome = bench.poll();
    expect(outcome.delta.conns.map(({ ipTranslation }) => ipTranslation)).toEqual([found]);
    expect([outcome.join.orphanAggregations, MuseumBench.hits(outcome)]).toEqual([orphans, hits]);
    expect(bench.lostHits()).toEqual(orphans > 0 ? { 'connection-key-mismatch': 1 } : {});
  });
});
