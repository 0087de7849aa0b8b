import type { Address } from '../../connStats.ts';
import { isLoopback } from '../loopback.ts';
import { TextTable } from './TextTable.ts';
import { widened8 } from './widened.ts';

const FIRST_CAPACITY = 256;

/** The number of "no address". */
export const NO_ADDRESS = 0;

/** Addresses by number. */
export class AddressTable extends TextTable<Address> {
  private loopback = new Uint8Array(FIRST_CAPACITY);

  constructor() {
    super(['']); // no loopback address
  }

  /** Mirrors `../loopback.ts`. */
  isLoopback(address: number): boolean {
    return this.loopback[address] === 1;
  }

  protected override add(text: Address): number {
    const address = super.add(text);
    if (address >= this.loopback.length) this.loopback = widened8(this.loopback, address * 2);
    this.loopback[address] = isLoopback(text) ? 1 : 0;
    return address;
  }
}
