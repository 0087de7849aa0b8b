import type { Address } from '../../connStats.ts';
import { addressBytes } from '../../kernel/addressBytes.ts';
import { type ByteText, u16Text, u32Text, u64Text } from '../byteText.ts';
import type { DriverHttpRecord } from './driverHttpRecord.ts';

const ADDRESS_BYTES = 16;
/** The request buffer's address in the kernel: the agent takes it over and never follows it. */
const NO_KERNEL_ADDRESS = u64Text(0n);

/**
 * Writes a record as the driver would: the opposite of `decodeDriverHttpRecord`.
 *
 * Padding and what an IPv4 address leaves over are zero. A fragment is cut or filled up to the record's `maxFragment`.
 */
export function encodeDriverHttpRecord({ transaction, fragmentSize }: DriverHttpRecord): ByteText {
  const { fragment = '', maxFragment } = transaction;
  const header = [
    u64Text(transaction.requestStartedNs),
    u64Text(transaction.responseLastSeenNs),
    addressField(transaction.src),
    addressField(transaction.dst),
    u16Text(transaction.sport),
    u16Text(transaction.dport),
    u16Text(transaction.family),
    u16Text(0),
    u32Text(transaction.method),
    u16Text(transaction.status),
    u16Text(maxFragment),
    u16Text(fragmentSize),
    '\0'.repeat(6),
    NO_KERNEL_ADDRESS,
  ];
  return header.join('') + fragment.slice(0, maxFragment).padEnd(maxFragment, '\0');
}

function addressField(address: Address): ByteText {
  return String.fromCharCode(...addressBytes(address)).padEnd(ADDRESS_BYTES, '\0');
}
