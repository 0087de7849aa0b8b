import { describe, expect, it } from 'vitest';
import { joinHttp, type JoinResult } from '../../../../src/model/join/joinHttp.ts';
import { aggregate, conn, countOf, key } from '../../join/joinInputs.ts';
import { MuseumBench, profileWith } from './MuseumBench.ts';

const SERVER = { laddr: '10.0.0.1', lport: 80, raddr: '10.0.0.9', rport: 40_000, dir: 'in' } as const;
const LOCAL_CLIENT = { laddr: '127.0.0.1', lport: 40_000, raddr: '127.0.0.1', rport: 8080, dir: 'out' } as const;
const LOCAL_SERVER = { laddr: '127.0.0.1', lport: 8080, raddr: '127.0.0.1', rport: 40_000, dir: 'in' } as const;

/** Hits by connection of a payload. */
function hitsOf({ attachments }: JoinResult, conns: number): number[] {
  const hits = Array.from({ length: conns }, () => 0);
  for (const { connIndex, group } of attachments) hits[connIndex]! += countOf(group.elements);
  return hits;
}

describe('M6 prefork-http-overcount', () => {
  it.each([
    ['first-and-mirrored', 1, 0],
    ['every-match', 2, 1],
  ])('http-claims=%s ships %i of one hit on a socket that two processes share', (claims, hits, surplus) => {
    const bench = new MuseumBench({ 'http-claims': claims });
    bench.establish(1n, SERVER, 10);
    bench.serve(1n, '/a', () => bench.own(1n, 11));
    const outcome = bench.poll();
    expect(outcome.delta.conns.map(({ pid }) => pid)).toEqual([10, 11]);
    expect(MuseumBench.hits(outcome)).toBe(hits);
    const { captured, shipped, duplicated, surplusShipments } = bench.ledger.totals();
    expect([captured, shipped + duplicated, surplusShipments]).toEqual([1, 1, surplus]);
  });
});

describe('M10 http-index-deleted-on-first-claim', () => {
  it.each([
    ['first-and-mirrored', [1, 1], {}],
    ['first-only', [1, 0], { 'http-index-emptied': 1 }],
  ])('http-claims=%s gives the two ends of a local request %j hits', (claims, hits, lost) => {
    const bench = new MuseumBench({ 'http-claims': claims });
    bench.establish(1n, LOCAL_CLIENT, 10);
    bench.establish(2n, LOCAL_SERVER, 20);
    bench.exchange(1n, 2n);
    const outcome = bench.poll();
    expect(hitsOf(outcome.join, 2)).toEqual(hits);
    expect(outcome.join.orphanAggregations).toBe(0);
    expect(bench.lostHits()).toEqual(lost);
    const { captured, shipped } = bench.ledger.totals();
    expect([captured, shipped]).toEqual([2, hits[0]! + hits[1]!]);
  });

  it('a claim takes one key only: another connection goes on to its next key', () => {
    const { join, state } = profileWith({ 'http-claims': 'first-only' });
    const nat = { replSrc: '10.0.0.7:8080', replDst: '10.0.0.9:40000' };
    const translated = conn('10.0.0.9:40000', '10.96.0.1:80', nat);
    const data = [
      aggregate(key('10.0.0.9:40000', '10.0.0.7:8080'), '/nat', [200]),
      aggregate(key('10.0.0.9:40000', '10.96.0.1:80'), '/raw', [200]),
    ];
    const settings = { ...join, ephemeralRange: state.ephemeralRange };
    const joined = joinHttp([translated, translated, translated], data, settings);
    expect(hitsOf(joined, 3)).toEqual([1, 1, 0]);
    expect(joined.refused.map(({ connIndex }) => connIndex)).toEqual([2]);
  });
});

describe('M18 https-key-nat-only', () => {
  const translated = conn('10.0.0.9:40000', '10.96.0.1:443', {
    replSrc: '10.0.0.7:8443',
    replDst: '10.0.0.9:40000',
  });

  it.each([
    ['nat-and-raw', 'the untranslated key', '10.96.0.1:443', 1, 0],
    ['nat-only', 'the untranslated key', '10.96.0.1:443', 0, 1],
    ['nat-only', 'the translated key', '10.0.0.7:8443', 1, 0],
    ['raw-oneway', 'the untranslated key', '10.96.0.1:443', 1, 0],
    ['raw-oneway', 'the translated key', '10.0.0.7:8443', 0, 1],
  ])('http-keys=%s with data under %s', (keys, _what, server, claimed, orphans) => {
    const { join, state } = profileWith({ 'http-keys': keys });
    const data = [aggregate(key('10.0.0.9:40000', server), '/', [200])];
    const joined = joinHttp([translated], data, { ...join, ephemeralRange: state.ephemeralRange });
    expect(hitsOf(joined, 1)).toEqual([claimed]);
    expect(joined.orphanAggregations).toBe(orphans);
  });

  it('books the orphan as one whose keys did not match', () => {
    const bench = new MuseumBench({ 'http-keys': 'raw-oneway' });
    // The server's record starts at its own end, the key at the client.
    bench.establish(1n, SERVER, 10);
    bench.serve(1n);
    expect(bench.poll().join.orphanAggregations).toBe(1);
    expect(bench.lostHits()).toEqual({ 'connection-key-mismatch': 1 });
  });
});
