import type { Address } from '../../connStats.ts';
import { isLoopback } from '../loopback.ts';
import { widened8 } from './widened.ts';

const FIRST_CAPACITY = 256;

/** The number of "no address". */
export const NO_ADDRESS = 0;

/** Addresses by number: each text gets a small one when it is met first, and keeps it for ever. */
export class AddressTable {
  private readonly numberByText = new Map<Address, number>();
  private readonly texts: Address[] = [];
  private loopback = new Uint8Array(FIRST_CAPACITY);

  constructor() {
    this.numberOf('');
  }

  /** How many numbers were given out; all of them are below. */
  get size(): number {
    return this.texts.length;
  }

  numberOf(text: Address): number {
    return this.numberByText.get(text) ?? this.add(text);
  }

  textOf(address: number): Address {
    return this.texts[address]!;
  }

  /** Mirrors `../loopback.ts`. */
  isLoopback(address: number): boolean {
    return this.loopback[address] === 1;
  }

  private add(text: Address): number {
    const address = this.texts.length;
    if (address === this.loopback.length) this.loopback = widened8(this.loopback, address * 2);
    this.texts.push(text);
    this.numberByText.set(text, address);
    this.loopback[address] = isLoopback(text) ? 1 : 0;
    return address;
  }
}
