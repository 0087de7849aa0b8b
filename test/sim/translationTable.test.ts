import { describe, expect, it } from 'vitest';
import type { NatEvent } from '../../src/model/events.ts';
import { TranslationTable } from '../../src/sim/TranslationTable.ts';
import { HostBench, ROOT_NETNS } from './HostBench.ts';

const SERVICE = '10.9.9.9';

/** Port 80 of the service address is translated to port 8085 of this host. */
function nat(bench: HostBench, event: NatEvent['event'], changes: Partial<NatEvent> = {}): void {
  bench.apply({
    kind: 'nat',
    netnsIno: ROOT_NETNS,
    ctId: 1,
    event,
    proto: 6,
    origSrc: '10.0.0.1',
    origSport: 40_000,
    origDst: SERVICE,
    origDport: 80,
    replySrc: '127.0.0.1',
    replySport: 8085,
    replyDst: '10.0.0.1',
    replyDport: 40_000,
    status: 0x1a8,
    ...changes,
  });
}

/** The client's end of the translated connection, cookie 1. */
function connect(bench: HostBench, netnsIno = ROOT_NETNS): void {
  const ends = { laddr: '10.0.0.1', lport: 40_000, raddr: SERVICE, rport: 80, dir: 'out' } as const;
  const owner = { pid: 10, pidSource: 'creator', listenerCk: undefined, netnsIno } as const;
  bench.apply({ kind: 'estab', ck: 1n, ...ends, ...owner });
  bench.request(1n, 'tx');
}

function close(bench: HostBench): void {
  const lost = { life: 0, data: 0 };
  bench.apply({ kind: 'close', ck: 1n, pid: 10, tid: 10, state: 1, counters: undefined, lost });
}

const TRANSLATED = { replSrcIp: '127.0.0.1', replSrcPort: 8085, replDstIp: '10.0.0.1', replDstPort: 40_000 };

describe('the translation of a connection', () => {
  it('is the other direction of its entry in the root namespace, whatever namespace it lies in', () => {
    for (const netnsIno of [ROOT_NETNS, ROOT_NETNS + 1]) {
      const bench = new HostBench();
      nat(bench, 'new');
      connect(bench, netnsIno);
      expect(bench.poll()[0]?.ipTranslation).toEqual(TRANSLATED);
    }
  });

  it('is found in its own namespace too, in no other one', () => {
    const translationIn = (netnsIno: number) => {
      const bench = new HostBench();
      nat(bench, 'new', { netnsIno: ROOT_NETNS + 1 });
      connect(bench, netnsIno);
      return bench.poll()[0]?.ipTranslation;
    };
    expect(translationIn(ROOT_NETNS + 1)).toEqual(TRANSLATED);
    expect(translationIn(ROOT_NETNS + 2)).toBeUndefined();
  });

  it('is learnt from a new entry and from the list at the start, not from a change, and outlives the entry', () => {
    const learns = (event: NatEvent['event']) => {
      const bench = new HostBench();
      nat(bench, event);
      nat(bench, 'destroy');
      connect(bench);
      return bench.poll()[0]?.ipTranslation !== undefined;
    };
    expect([learns('new'), learns('dump'), learns('update')]).toEqual([true, true, false]);
  });

  it('is none for an entry that translates nothing, or of another protocol', () => {
    const mirrored = { replySrc: SERVICE, replySport: 80 };
    for (const changes of [mirrored, { proto: 17 }, { replySport: 0 }]) {
      const bench = new HostBench();
      nat(bench, 'new', changes);
      connect(bench);
      expect(bench.poll()[0]?.ipTranslation).toBeUndefined();
    }
  });

  it('is forgotten once a closed connection has used it', () => {
    const bench = new HostBench();
    nat(bench, 'new');
    connect(bench);
    close(bench);
    const conn = { source: '10.0.0.1', sport: 40_000, dest: SERVICE, dport: 80, type: 0, netns: ROOT_NETNS } as const;
    const { translations } = bench.driver;
    expect(translations.translationOf(conn)).toEqual(TRANSLATED);
    translations.deleteTranslation(conn);
    expect(translations.translationOf(conn)).toBeUndefined();
    const back = { ...conn, source: '127.0.0.1', sport: 8085, dest: '10.0.0.1', dport: 40_000 };
    expect(translations.translationOf(back)).toBeUndefined();
  });
});

describe('an agent that learns translations late', () => {
  it('knows one when its time has come, and the kernel has its entry at once', () => {
    const table = new TranslationTable(ROOT_NETNS, 5000);
    const bench = new HostBench();
    const seen: NatEvent[] = [];
    bench.driver.apply = (event) => void seen.push(event as NatEvent);
    nat(bench, 'new');
    table.apply(seen[0]!);
    const { tNs } = seen[0]!;
    const conn = { source: '10.0.0.1', sport: 40_000, dest: SERVICE, dport: 80, type: 0, netns: ROOT_NETNS } as const;
    expect(table.isInConntrack(conn)).toBe(true);
    table.advanceTo(tNs + 4999);
    expect(table.translationOf(conn)).toBeUndefined();
    table.advanceTo(tNs + 5000);
    expect(table.translationOf(conn)).toEqual(TRANSLATED);
  });
});

describe('the entry of a connection', () => {
  it('is there from its first event to its destruction, in either direction, and always without any event', () => {
    const bench = new HostBench();
    const conn = { source: SERVICE, sport: 80, dest: '10.0.0.1', dport: 40_000, type: 0, netns: ROOT_NETNS } as const;
    const mirrored = { replySrc: SERVICE, replySport: 80 };
    const { translations } = bench.driver;
    expect(translations.isInConntrack(conn)).toBe(true);
    nat(bench, 'update', mirrored);
    expect(translations.isInConntrack(conn)).toBe(true);
    expect(translations.isInConntrack({ ...conn, sport: 81 })).toBe(false);
    nat(bench, 'destroy', mirrored);
    expect(translations.isInConntrack(conn)).toBe(false);
  });
});
