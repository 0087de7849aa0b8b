import type { Address } from '../model/connStats.ts';

/** Whether an address never leaves its namespace. */
export function isLoopback(address: Address): boolean {
  return address === '::1' || address.startsWith('127.');
}
