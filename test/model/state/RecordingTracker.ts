import type { LossReason } from '../../../src/model/ledger/lossReasons.ts';
import type { Tracker } from '../../../src/model/ledger/tracker.ts';

/** A tracker whose lists are plain names, and which writes down what it is told. */
export class RecordingTracker implements Tracker {
  /** Calls in order, for example `lose h1,h2: client-expired`. */
  readonly log: string[] = [];
  private readonly lists = new Map<number, readonly string[]>();
  private lastHandle = 0;

  /** A new handle for a list of names. */
  listOf(...names: readonly string[]): number {
    this.lastHandle += 1;
    this.lists.set(this.lastHandle, names);
    return this.lastHandle;
  }

  /** The names behind a handle; a handle that was given up throws. */
  namesOf(handle: number): readonly string[] {
    if (handle === 0) return [];
    const names = this.lists.get(handle);
    if (names === undefined) throw new Error(`handle ${handle} was given up`);
    return names;
  }

  moveHits(list: number, stage: string): void {
    this.move(list, stage);
  }

  moveFlows(list: number, stage: string): void {
    this.move(list, stage);
  }

  loseHits(list: number, reason: LossReason): void {
    this.lose(list, reason);
  }

  loseFlows(list: number, reason: LossReason): void {
    this.lose(list, reason);
  }

  joinHits(into: number, from: number): number {
    return this.join(into, from);
  }

  joinFlows(into: number, from: number): number {
    return this.join(into, from);
  }

  copyHits(list: number): number {
    return list === 0 ? 0 : this.listOf(...this.namesOf(list));
  }

  copyFlows(list: number): number {
    return this.copyHits(list);
  }

  private move(list: number, stage: string): void {
    if (list !== 0) this.log.push(`move ${this.namesOf(list).join()}: ${stage}`);
  }

  private lose(list: number, reason: LossReason): void {
    if (list === 0) return;
    this.log.push(`lose ${this.namesOf(list).join()}: ${reason}`);
    this.lists.delete(list);
  }

  private join(into: number, from: number): number {
    const names = [...this.namesOf(into), ...this.namesOf(from)];
    this.lists.delete(into);
    this.lists.delete(from);
    return names.length === 0 ? 0 : this.listOf(...names);
  }
}
