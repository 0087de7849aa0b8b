import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../../src/model/choices.ts';
import type { HttpTransaction } from '../../../src/model/httpStats.ts';
import { EventConsumer } from '../../../src/model/usm/EventConsumer.ts';
import { type EventPage, EventPages } from '../../../src/model/usm/EventPages.ts';
import { transaction } from './transactions.ts';

/** Pages of ten events with a channel, and events that are told apart by their sequence number. */
class PageBench {
  readonly channel: EventPage[] = [];
  outputsLeft = Number.POSITIVE_INFINITY;
  readonly pages: EventPages;
  readonly consumer: EventConsumer;
  #written = 0;

  constructor(pagesPerCpu = 8) {
    this.pages = new EventPages({
      numCpus: 2,
      profile: { pagesPerCpu, eventsPerPage: 10 },
      output: (page) => {
        if (this.outputsLeft === 0) return false;
        this.outputsLeft -= 1;
        this.channel.push(page);
        return true;
      },
    });
    this.consumer = new EventConsumer(this.pages);
  }

  write(cpu: number, count: number): string[] {
    return Array.from({ length: count }, () => {
      this.#written += 1;
      return this.pages.enqueue(cpu, transaction({ tcpSeq: this.#written }));
    });
  }

  sync(): number[] {
    return numbers(this.consumer.sync(FIRST_CHOICES));
  }

  take(): number[] {
    const page = this.channel.shift();
    return page === undefined ? [] : numbers(this.consumer.takePage(page));
  }
}

function numbers(events: readonly HttpTransaction[]): number[] {
  return events.map(({ tcpSeq }) => tcpSeq);
}

function upTo(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

describe('offsets of event pages', () => {
  it('B1: a full page is taken whole and the next one is expected', () => {
    const bench = new PageBench();
    bench.write(0, 10);
    bench.pages.flush(0);
    expect(bench.take()).toEqual(upTo(1, 10));
    expect(bench.consumer.nextPage(0)).toBe(1);
  });

  it('B2, B3: a sync takes what is there, the sent page the rest', () => {
    const bench = new PageBench();
    bench.write(1, 8);
    expect(bench.sync()).toEqual(upTo(1, 8));
    expect(bench.consumer.nextPage(1)).toBe(0);
    bench.write(1, 2);
    bench.pages.flush(1);
    expect(bench.take()).toEqual([9, 10]);
    expect(bench.consumer.nextPage(1)).toBe(1);
  });

  it('B4: a second sync takes only what came since the first', () => {
    const bench = new PageBench();
    bench.write(0, 10);
    bench.pages.flush(0);
    bench.take();
    bench.write(0, 4);
    expect(bench.sync()).toEqual(upTo(11, 14));
    bench.write(0, 1);
    expect(bench.sync()).toEqual([15]);
    expect(bench.consumer.nextPage(0)).toBe(1);
  });

  it('B5: full pages that a sync has read give nothing when they arrive', () => {
    const bench = new PageBench();
    bench.write(0, 10);
    expect(bench.sync()).toEqual(upTo(1, 10));
    bench.write(0, 10);
    expect(bench.sync()).toEqual(upTo(11, 20));
    bench.pages.flush(0);
    expect([bench.take(), bench.take()]).toEqual([[], []]);
    expect(bench.consumer.nextPage(0)).toBe(2);
    expect(bench.consumer.counters).toMatchObject({ eventsCaptured: 20, invalidEvents: 0 });
  });

  it('B6: reading the same page again gives nothing', () => {
    const bench = new PageBench();
    bench.write(0, 5);
    expect(bench.sync()).toEqual(upTo(1, 5));
    expect(bench.sync()).toEqual([]);
    expect(bench.consumer.nextPage(0)).toBe(0);
  });

  it('B7: a lost page leaves a gap and the consumer goes on', () => {
    const bench = new PageBench();
    bench.write(0, 30);
    bench.pages.flush(0);
    expect(bench.take()).toEqual(upTo(1, 10));
    bench.consumer.losePage(bench.channel.shift()!);
    expect(bench.take()).toEqual(upTo(21, 30));
    expect(bench.consumer.nextPage(0)).toBe(3);
  });

  it('B8: a hundred events then a sync arrive once each', () => {
    const bench = new PageBench();
    const events: number[] = [];
    for (let written = 0; written < 100; written += 1) {
      bench.write(0, 1);
      bench.pages.flush(0);
      events.push(...bench.take());
    }
    events.push(...bench.sync());
    expect(events).toEqual(upTo(1, 100));
  });

  it('sees nothing of a CPU whose full page was sent and not yet taken', () => {
    const bench = new PageBench();
    bench.write(0, 12);
    bench.pages.flush(0);
    expect(bench.sync()).toEqual([]);
    expect(bench.take()).toEqual(upTo(1, 10));
    expect(bench.sync()).toEqual([11, 12]);
  });

  it('delivers events twice when a sync meets the emptied page of which it had read a part', () => {
    const bench = new PageBench();
    bench.write(0, 5);
    expect(bench.sync()).toEqual(upTo(1, 5));
    bench.write(0, 5);
    bench.pages.flush(0);
    expect(bench.sync()).toEqual([]);
    expect(bench.consumer.counters.invalidEvents).toBe(1);
    expect(bench.take()).toEqual(upTo(1, 10));
    expect(bench.consumer.counters.eventsCaptured).toBe(15);
  });

  it('counts a record that is too short', () => {
    const bench = new PageBench();
    bench.consumer.takeShortRecord();
    expect(bench.consumer.counters.invalidEvents).toBe(1);
  });
});

describe('event pages of a CPU', () => {
  it('drops what comes when all pages are full, and shows it with the first page', () => {
    const bench = new PageBench();
    expect(bench.write(0, 83).filter((result) => result === 'dropped')).toHaveLength(3);
    bench.pages.flush(0);
    expect(bench.channel).toHaveLength(8);
    bench.take();
    expect(bench.consumer.counters.kernelDroppedEvents).toBe(3);
  });

  it('keeps a page that the full channel refused, and counts the attempt with the page', () => {
    const bench = new PageBench();
    bench.write(0, 20);
    bench.outputsLeft = 0;
    bench.pages.flush(0);
    expect(bench.channel).toHaveLength(0);
    bench.outputsLeft = 2;
    bench.pages.flush(0);
    expect(bench.take()).toEqual(upTo(1, 10));
    expect(bench.consumer.counters.failedFlushes).toBe(1);
  });

  it('sends all full pages at one flush, in order, and writes on in the ring', () => {
    const bench = new PageBench(3);
    bench.write(0, 30);
    bench.pages.flush(0);
    bench.write(0, 30);
    bench.pages.flush(0);
    const events = bench.channel.splice(0).flatMap((page) => numbers(bench.consumer.takePage(page)));
    expect(events).toEqual(upTo(1, 60));
  });

  it('has no pages for a CPU that the agent did not expect', () => {
    expect(new PageBench().write(5, 1)).toEqual(['no-pages']);
  });
});
