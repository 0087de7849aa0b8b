import { addressFromBytes } from './address.ts';
import { TextCache } from './TextCache.ts';

/** Addresses that are held; a host talks to few more at a time. */
const ADDRESSES_MAX = 16_384;

/** Gives the canonical text of an address, and the same text again for the same bytes. */
export class AddressCache {
  private readonly byBytes = new Map<string, string>();
  private readonly texts = new TextCache('latin1');

  /** @returns `undefined` unless there are 4 or 16 bytes */
  get(bytes: Buffer, from: number, to: number): string | undefined {
    const key = this.texts.get(bytes, from, to) ?? '';
    const known = this.byBytes.get(key);
    if (known !== undefined) return known;
    const address = addressFromBytes(bytes.subarray(from, to));
    if (address === undefined) return undefined;
    if (this.byBytes.size === ADDRESSES_MAX) this.byBytes.clear();
    this.byBytes.set(key, address);
    return address;
  }
}
