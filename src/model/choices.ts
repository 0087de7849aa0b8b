/**
 * What the real agent leaves to Go map order, to goroutine scheduling or to CPU order.
 *
 * The model never relies on insertion order at such a place: it asks, with a stable name for the place, and the answer
 * is part of the run (seeded, recorded, replayable).
 */
export interface Choices {
  /**
   * The order in which the agent happens to visit `count` elements.
   *
   * @param place - name of the place in the agent, for example `docker-proxy.extract`
   * @param count - number of elements
   * @returns a permutation of 0 to count-1
   */
  order(place: string, count: number): readonly number[];

  /**
   * Which of `count` ready alternatives the agent takes.
   *
   * @returns an index from 0 to count-1
   */
  pick(place: string, count: number): number;
}

/** Always the given order and the first alternative: for tests and for places where the order cannot matter. */
export const FIRST_CHOICES: Choices = {
  order: (_place, count) => Array.from({ length: count }, (_, index) => index),
  pick: () => 0,
};
