/** What a worker is doing: nothing, drawing a case, or running one. */
const IDLE = 0;
const DRAWING = 1;
const RUNNING = 2;

const STATE = 0;
const OFFSET = 1;
const COUNT = 2;
const FIELDS = 3;

/**
 * What a worker tells of itself while it works. It is shared memory, because a worker that runs a case without an end
 * answers no message.
 */
export class Heartbeat {
  /** Handed to the worker. */
  readonly memory: Int32Array;

  constructor(memory: Int32Array = new Int32Array(new SharedArrayBuffer(FIELDS * Int32Array.BYTES_PER_ELEMENT))) {
    this.memory = memory;
  }

  /** The worker: a case begins. @param offset - its place in the request, from 0 */
  draw(offset: number): void {
    Atomics.store(this.memory, OFFSET, offset);
    Atomics.add(this.memory, COUNT, 1);
    Atomics.store(this.memory, STATE, DRAWING);
  }

  /** The worker: a case is there, and is run now. */
  run(): void {
    Atomics.add(this.memory, COUNT, 1);
    Atomics.store(this.memory, STATE, RUNNING);
  }

  /** The worker: no case is under way. */
  rest(): void {
    Atomics.store(this.memory, STATE, IDLE);
  }

  get offset(): number {
    return Atomics.load(this.memory, OFFSET);
  }

  get isIdle(): boolean {
    return Atomics.load(this.memory, STATE) === IDLE;
  }

  get isDrawing(): boolean {
    return Atomics.load(this.memory, STATE) === DRAWING;
  }

  /** Grows with every case that begins. */
  get count(): number {
    return Atomics.load(this.memory, COUNT);
  }
}
