import type { Random } from '../random.ts';

/** Draws of the kinds that generators need. */
export class Draw {
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  /** A whole number of an inclusive range. */
  within([min, max]: readonly [number, number]): number {
    return min + this.random.below(max - min + 1);
  }

  oneOf<const Value>(values: readonly Value[]): Value {
    return values[this.random.below(values.length)]!;
  }

  /** @returns `true` once in so many times */
  oncePer(times: number): boolean {
    return this.random.below(times) === 0;
  }

  /** The first value, or once in so many times any of the others. */
  mostly<const Value>(values: readonly Value[], times: number): Value {
    return this.oncePer(times) ? values[1 + this.random.below(values.length - 1)]! : values[0]!;
  }

  list<Value>(count: number, make: () => Value): Value[] {
    return Array.from({ length: count }, make);
  }
}
