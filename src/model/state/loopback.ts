import type { Address } from '../connStats.ts';

/** Whether an address never leaves its network namespace: 127.0.0.0/8, also in its IPv6 form, and ::1. */
export function isLoopback(address: Address): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
}
