import type { Choices } from '../model/choices.ts';
import { HashSum, hashText, Random } from './random.ts';

/** One answer that was given, in the order in which the model asked. */
export interface RecordedChoice {
  readonly place: string;
  readonly count: number;
  /** The permutation for an order, one element for a pick. */
  readonly answer: readonly number[];
}

const NO_ORDER: readonly number[] = [];
const ONLY_ORDER: readonly number[] = [0];

/**
 * Choices drawn from a seed. Every place has a stream of its own, so that one more question at one place leaves the
 * answers at all others as they were.
 */
export class SeededChoices implements Choices {
  private readonly seed: number;
  private readonly streams = new Map<string, Random>();
  private answers: RecordedChoice[] = [];
  private forgottenCount = 0;
  private forgottenHash = new HashSum();

  constructor(seed: number) {
    this.seed = seed;
  }

  order(place: string, count: number): readonly number[] {
    if (count < 2) return count === 0 ? NO_ORDER : ONLY_ORDER;
    const answer = this.stream(place).permutation(count);
    this.answers.push({ place, count, answer });
    return answer;
  }

  pick(place: string, count: number): number {
    if (count < 2) return 0;
    const answer = this.stream(place).below(count);
    this.answers.push({ place, count, answer: [answer] });
    return answer;
  }

  /** Every answer given so far that could have been another. */
  get recorded(): readonly RecordedChoice[] {
    return this.answers;
  }

  /** Forgets the answers given so far, but for their number and a hash of them. */
  forget(): void {
    for (const { place, count, answer } of this.answers) {
      this.forgottenHash.add(hashText(place));
      this.forgottenHash.add(count);
      for (const index of answer) this.forgottenHash.add(index);
    }
    this.forgottenCount += this.answers.length;
    this.answers = [];
  }

  /** What was forgotten. */
  get forgotten(): { readonly count: number; readonly hash: string } {
    return { count: this.forgottenCount, hash: this.forgottenHash.toString() };
  }

  private stream(place: string): Random {
    let stream = this.streams.get(place);
    if (!stream) {
      stream = new Random((hashText(place) ^ Math.imul(this.seed >>> 0, 0x9e3779b9)) >>> 0);
      this.streams.set(place, stream);
    }
    return stream;
  }
}
