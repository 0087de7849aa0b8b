import type { StatCounters } from '../../connStats.ts';
import type { CookieTable } from './CookieTable.ts';
import { CounterColumn } from './CounterColumn.ts';
import { RowList } from './RowList.ts';
import { widened32 } from './widened.ts';

/**
 * Last reported totals of one client by number of the cookie, of connections that were active at the last poll.
 *
 * Mirrors the map `baselines` of `../Client.ts`. A poll builds the next map while it reads the present one; here both
 * live in the same columns, and the stamp of a cookie says to which of them its baseline belongs.
 */
export class ColumnBaselines {
  /** Replaced when the column grows. */
  private stamps = new Uint32Array(0);
  readonly counters = new CounterColumn(0);
  /** Cookies of the present map and of the next one, in order of entry; the present ones may have been deleted. */
  private cookies = new RowList();
  private nextCookies = new RowList();
  /** Stamp of the present map; that of the next one is larger by 1. */
  private stamp = 1;
  private count = 0;

  /** Number of baselines. During a poll: those of the present map, and those made since. */
  get size(): number {
    return this.count;
  }

  /** Makes room for the numbers of cookies below a capacity. */
  fit(cookieCapacity: number): void {
    if (this.stamps.length >= cookieCapacity) return;
    this.stamps = widened32(this.stamps, cookieCapacity);
    this.counters.grow(cookieCapacity);
  }

  /** Whether the present map has a baseline. */
  has(cookie: number): boolean {
    return this.stamps[cookie] === this.stamp;
  }

  delete(cookie: number): void {
    if (!this.has(cookie)) return;
    this.stamps[cookie] = 0;
    this.count -= 1;
  }

  /** Adds an all-zero baseline to the present map. */
  addZero(cookie: number): void {
    this.stamps[cookie] = this.stamp;
    this.counters.clearRow(cookie);
    this.count += 1;
  }

  /** Takes a baseline over into the next map. */
  keep(cookie: number): void {
    this.stamps[cookie] = this.stamp + 1;
    this.nextCookies.push(cookie);
  }

  /** Adds an all-zero baseline to the next map. */
  keepZero(cookie: number): void {
    this.counters.clearRow(cookie);
    this.keep(cookie);
  }

  /** The next map becomes the present one. */
  turn(): void {
    const { cookies } = this;
    this.cookies = this.nextCookies;
    this.nextCookies = cookies;
    cookies.clear();
    this.stamp += 1;
    this.count = this.cookies.length;
  }

  forEachHeldCookie(keep: (cookie: number) => void): void {
    for (let index = 0; index < this.cookies.length; index += 1) {
      const cookie = this.cookies.at(index);
      if (this.has(cookie)) keep(cookie);
    }
  }

  /** All baselines by cookie, in order of entry. */
  dump(table: CookieTable): Map<bigint, StatCounters> {
    const baselines = new Map<bigint, StatCounters>();
    this.forEachHeldCookie((cookie) => baselines.set(table.valueOf(cookie), this.counters.read(cookie)));
    return baselines;
  }
}
