import type { Address } from '../../connStats.ts';
import { addressText } from '../../kernel/addressBytes.ts';
import type { HitList } from '../../ledger/tracker.ts';
import { type ByteText, u16At, u32At, u64At } from '../byteText.ts';
import { WITHOUT_IIS, type WindowsTransaction } from './WindowsTransaction.ts';

/** Bytes of a record before the captured fragment. */
export const DRIVER_HTTP_RECORD_BYTES = 80;

/** Where the fields of a record stand; addresses are in network order, all else is little endian. */
const OFFSETS = {
  requestStarted: 0,
  responseLastSeen: 8,
  localAddress: 16,
  remoteAddress: 32,
  localPort: 48,
  remotePort: 50,
  family: 52,
  method: 56,
  status: 60,
  maxFragment: 62,
  fragmentSize: 64,
} as const;

/** Family number of IPv4 on Windows. */
const AF_INET = 2;
const IPV4_BYTES = 4;
const IPV6_BYTES = 16;

/** One transaction as the driver hands it over. */
export interface DriverHttpRecord {
  readonly transaction: WindowsTransaction;
  /** Bytes of the fragment that the driver filled; the agent does not look at it. */
  readonly fragmentSize: number;
}

/**
 * Reads one record: 80 bytes, then as many bytes of the request as its own `maxFragment` says.
 *
 * What is missing at the end reads as zeros. The last 8 bytes of the 80 are an address in the kernel.
 *
 * @param bytes - begins with the record
 * @param hits - the ledger's handle
 * @upstream datadog-agent pkg/network/protocols/http/driver_interface.go readPendingTransactions @ c45d449
 */
export function decodeDriverHttpRecord(bytes: ByteText, hits: HitList = 0): DriverHttpRecord {
  const header = bytes.slice(0, DRIVER_HTTP_RECORD_BYTES).padEnd(DRIVER_HTTP_RECORD_BYTES, '\0');
  const at = OFFSETS;
  const family = u16At(header, at.family);
  const maxFragment = u16At(header, at.maxFragment);
  const captured = bytes.slice(DRIVER_HTTP_RECORD_BYTES, DRIVER_HTTP_RECORD_BYTES + maxFragment);
  const transaction: WindowsTransaction = {
    family,
    src: addressAt(header, at.localAddress, family),
    sport: u16At(header, at.localPort),
    dst: addressAt(header, at.remoteAddress, family),
    dport: u16At(header, at.remotePort),
    requestStartedNs: u64At(header, at.requestStarted),
    responseLastSeenNs: u64At(header, at.responseLastSeen),
    method: u32At(header, at.method),
    status: u16At(header, at.status),
    maxFragment,
    fragment: captured.padEnd(maxFragment, '\0'),
    ...WITHOUT_IIS,
    hits,
  };
  return { transaction, fragmentSize: u16At(header, at.fragmentSize) };
}

function addressAt(header: ByteText, offset: number, family: number): Address {
  const length = family === AF_INET ? IPV4_BYTES : IPV6_BYTES;
  return addressText(Uint8Array.from({ length }, (_, index) => header.charCodeAt(offset + index)));
}
