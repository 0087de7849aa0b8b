import { describe, expect, it } from 'vitest';
import type { EventPage } from '../../../../src/model/usm/EventPages.ts';
import { httpPath } from '../../../../src/model/usm/httpPath.ts';
import { MuseumBench } from './MuseumBench.ts';

const THREE_OF_TWO = ['usm-pages-per-cpu=3', 'usm-events-per-page=2'];

/** Events from `first` to `last`, each a request to the path of its number on a connection of its own. */
function write(bench: MuseumBench, first: number, last: number, peer: object = {}): void {
  for (let n = first; n <= last; n += 1) bench.exchange(`/${n}`, { ...peer, sport: 40_000 + n });
}

function contentOf({ idx, slots }: EventPage): [number, (string | undefined)[]] {
  return [idx, slots.map(({ transaction }) => httpPath(transaction.fragment)?.path)];
}

function pathsOf(bench: MuseumBench): (string | undefined)[] {
  return bench.events.map(([, path]) => path);
}

describe('historic bugs of the event pages', () => {
  it.each([
    [
      'overwrite',
      [
        [3, ['/7', '/8']],
        [1, ['/3', '/4']],
        [2, ['/5', '/6']],
        [3, ['/7', '/8']],
      ],
      { kernelDropped: 0, 'event-page-overwritten': 2 },
    ],
    [
      'drop',
      [
        [0, ['/1', '/2']],
        [1, ['/3', '/4']],
        [2, ['/5', '/6']],
      ],
      { kernelDropped: 2, 'event-pages-full': 2 },
    ],
  ])('M12 usm-page-overwritten, what is sent: full-page-policy=%s', (value, sent, lost) => {
    const bench = new MuseumBench(`full-page-policy=${value}`, ...THREE_OF_TWO);
    write(bench, 1, 8);
    for (let trigger = 0; trigger < 3; trigger += 1) bench.capture.networkReceive(0);
    expect(bench.capture.channel.map(contentOf)).toEqual(sent);
    const { inFlight: _inFlight, ...ended } = bench.fates;
    bench.capture.takePages();
    const kernelDropped = bench.capture.consumer.counters.kernelDroppedEvents;
    expect({ kernelDropped, ...ended }).toEqual(lost);
  });

  it.each([
    // Pages 1 and 2 come after number 3, and user space takes them for pages that it has already read.
    ['overwrite', ['/7', '/8'], { shipped: 2, 'event-page-overwritten': 2, 'event-page-taken-for-read': 4 }],
    ['drop', ['/1', '/2', '/3', '/4', '/5', '/6'], { shipped: 6, 'event-pages-full': 2 }],
  ])('M12 usm-page-overwritten, what arrives: full-page-policy=%s', (value, paths, fates) => {
    const bench = new MuseumBench(`full-page-policy=${value}`, ...THREE_OF_TWO);
    write(bench, 1, 8);
    bench.trigger().trigger().trigger().poll();
    bench.poll();
    expect(pathsOf(bench)).toEqual(paths);
    expect(bench.fates).toEqual(fates);
  });

  it('M12 usm-page-overwritten: a page that was sent in time is written over without a loss', () => {
    const bench = new MuseumBench('full-page-policy=overwrite', ...THREE_OF_TWO);
    for (let n = 1; n <= 12; n += 1) {
      write(bench, n, n);
      bench.trigger();
      if (n % 5 === 0) bench.poll();
    }
    bench.poll();
    expect(bench.fates).toEqual({ shipped: 12 });
  });

  it.each([
    ['one', 10, { shipped: 10, 'event-pages-full': 2 }],
    ['all', 12, { shipped: 12 }],
  ])('M26 usm-one-page-per-flush: pages-per-flush=%s', (value, delivered, fates) => {
    const bench = new MuseumBench(`pages-per-flush=${value}`, ...THREE_OF_TWO);
    write(bench, 1, 4);
    bench.trigger();
    write(bench, 5, 8);
    bench.trigger();
    write(bench, 9, 12);
    for (let more = 0; more < 4; more += 1) bench.trigger();
    bench.poll();
    expect(bench.events).toHaveLength(delivered);
    expect(bench.fates).toEqual(fates);
    expect(bench.capture.consumer.counters.kernelDroppedEvents).toBe(12 - delivered);
  });

  it.each([
    ['off', ['/1', '/2'], { shipped: 2, inFlight: 4, 'event-pages-full': 1 }],
    ['on', ['/1', '/2', '/3', '/4', '/5', '/6', '/7'], { shipped: 7 }],
  ])('M27 tls-path-never-flushes: tls-flush=%s', (value, paths, fates) => {
    const bench = new MuseumBench(`tls-flush=${value}`, ...THREE_OF_TWO);
    write(bench, 1, 7, { tls: true, cpu: 1 });
    bench.trigger(0).poll();
    expect(pathsOf(bench)).toEqual(paths);
    expect(bench.fates).toEqual(fates);
  });

  it.each([
    ['moves-offsets', ['/1', '/1', '/2'], { shipped: 1, duplicated: 1 }],
    ['ignored', ['/1', '/2'], { shipped: 2 }],
  ])('malformed-page-poisons-offset: malformed-page=%s', (value, paths, fates) => {
    const bench = new MuseumBench(`malformed-page=${value}`, ...THREE_OF_TWO);
    write(bench, 1, 1);
    bench.poll();
    write(bench, 2, 2);
    // The full page is on its way; under its number stands an emptied one, shorter than what was read of it.
    bench.capture.networkReceive(0);
    bench.poll();
    expect(bench.capture.consumer.counters.invalidEvents).toBe(1);
    bench.capture.takePages();
    bench.poll();
    expect(pathsOf(bench)).toEqual(paths);
    expect(bench.fates).toEqual(fates);
  });
});
