/** Sizes that a record takes in a kernel buffer. */
const RING_HEADER_BYTES = 8;
/** Event header and length word of a perf sample. */
const PERF_HEADER_BYTES = 12;
const PERF_LOST_BYTES = 24;
const ALIGNMENT_BYTES = 8;

const PAGES_PER_CPU = 8;
export const PAGE_BYTES = 4096;

/** What a reader finds: a record, or the number of samples that a full perf buffer refused before it. */
export type BufferItem<T> = { readonly kind: 'record'; readonly record: T } | LostSamples;

/** Samples refused by one full perf buffer. */
export interface LostSamples {
  readonly kind: 'lost';
  readonly samples: number;
}

interface Held<T> {
  readonly item: BufferItem<T>;
  readonly cpu: number;
  readonly bytes: number;
}

/**
 * An output buffer of the kernel side: one ring for all CPUs, or one perf buffer per CPU.
 *
 * A write that finds no room is refused. A ring says so to the writer alone, who counts nothing; a perf buffer tells
 * the reader how many samples it refused, ahead of the next sample that fits. Records of several CPUs are read in the
 * order in which they were written.
 *
 * @upstream datadog-agent pkg/network/tracer/connection/util/conn_tracer.go @ c45d449
 */
export class KernelBuffer<T> {
  readonly #transport: 'ring' | 'perf';
  readonly #capacityBytes: number;
  readonly #wakeupRecords: number;
  readonly #isFull: (record: T) => boolean;
  readonly #held: Held<T>[] = [];
  readonly #usedBytes = new Map<number, number>();
  readonly #waiting = new Map<number, number>();
  readonly #refused = new Map<number, number>();
  #isReaderAwake = false;

  constructor(options: {
    readonly transport: 'ring' | 'perf';
    readonly cpuCount: number;
    readonly wakeupRecords: number;
    readonly pageBytes?: number;
    /** Asked before each write: whether other writers have left no room. */
    readonly isFull?: ((record: T) => boolean) | undefined;
  }) {
    const perCpuBytes = PAGES_PER_CPU * (options.pageBytes ?? PAGE_BYTES);
    this.#transport = options.transport;
    this.#wakeupRecords = options.wakeupRecords;
    this.#isFull = options.isFull ?? (() => false);
    this.#capacityBytes =
      options.transport === 'ring' ? perCpuBytes * nearestPowerOfTwo(options.cpuCount) : perCpuBytes;
  }

  /** Records and loss messages that wait. */
  get length(): number {
    return this.#held.length;
  }

  /** @param bytes - length of the record without headers. @returns whether it fitted */
  write(cpu: number, record: T, bytes: number): boolean {
    const part = this.#partOf(cpu);
    const refused = this.#refused.get(part) ?? 0;
    const lostBytes = refused > 0 ? PERF_LOST_BYTES : 0;
    const recordBytes = this.#sizeOf(bytes);
    const neededBytes = (this.#usedBytes.get(part) ?? 0) + lostBytes + recordBytes;
    if (neededBytes > this.#capacityBytes || this.#isFull(record)) {
      if (this.#transport === 'perf') this.#refused.set(part, refused + 1);
      return false;
    }
    if (refused > 0) {
      this.#hold({ item: { kind: 'lost', samples: refused }, cpu: part, bytes: lostBytes });
      this.#refused.delete(part);
    }
    this.#hold({ item: { kind: 'record', record }, cpu: part, bytes: recordBytes });
    const waiting = (this.#waiting.get(part) ?? 0) + 1;
    this.#waiting.set(part, waiting);
    if (waiting >= this.#wakeupRecords) this.wakeReader();
    return true;
  }

  /** Makes everything readable, whatever the wake-up limit. */
  wakeReader(): void {
    this.#isReaderAwake = true;
  }

  /** The oldest item, left in place; `undefined` while the buffer is empty or the reader not yet woken. */
  peek(): BufferItem<T> | undefined {
    return this.#isReaderAwake ? this.#held[0]?.item : undefined;
  }

  /** Takes the item that {@link peek} shows. The reader sleeps again when nothing is left. */
  shift(): void {
    const taken = this.#held.shift();
    if (taken !== undefined) this.#usedBytes.set(taken.cpu, (this.#usedBytes.get(taken.cpu) ?? 0) - taken.bytes);
    if (this.#held.length > 0) return;
    this.#isReaderAwake = false;
    this.#waiting.clear();
  }

  #hold(held: Held<T>): void {
    this.#held.push(held);
    this.#usedBytes.set(held.cpu, (this.#usedBytes.get(held.cpu) ?? 0) + held.bytes);
  }

  /** The ring is one part for all CPUs. */
  #partOf(cpu: number): number {
    return this.#transport === 'ring' ? 0 : cpu;
  }

  #sizeOf(bytes: number): number {
    const whole = bytes + (this.#transport === 'ring' ? RING_HEADER_BYTES : PERF_HEADER_BYTES);
    return Math.ceil(whole / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
  }
}

/** The power of two nearest on a logarithmic scale: 3 and 5 give 4, 6 gives 8. */
export function nearestPowerOfTwo(count: number): number {
  let power = 1;
  // power * sqrt(2) is the boundary between two powers; squared, it needs no root.
  while (count * count > power * power * 2) power *= 2;
  return power;
}
