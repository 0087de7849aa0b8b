import { HTTP_METHODS } from '../../model/httpStats.ts';
import type { ByteText } from '../../model/windows/byteText.ts';
import { encodeDriverHttpRecord } from '../../model/windows/http/encodeDriverHttpRecord.ts';
import { WITHOUT_IIS } from '../../model/windows/http/WindowsTransaction.ts';
import type { FlowPair } from './DriverFlows.ts';
import type { DriverHttpStep } from './windowsScript.ts';

const FAMILY_IPV4 = 2;
const FAMILY_IPV6 = 23;
/** Bytes of a request that the driver keeps. */
const FRAGMENT_BYTES = 512;

/** The record that the driver makes of a request of the script. @param times - Unix time, ns */
export function driverHttpRecordOf(
  { method, path, status }: DriverHttpStep,
  { local, remote }: FlowPair,
  times: { readonly startedUnixNs: bigint; readonly endedUnixNs: bigint },
): ByteText {
  const fragment = `${method} ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`.slice(0, FRAGMENT_BYTES);
  return encodeDriverHttpRecord({
    transaction: {
      family: local.address.includes(':') ? FAMILY_IPV6 : FAMILY_IPV4,
      src: local.address,
      sport: local.port,
      dst: remote.address,
      dport: remote.port,
      requestStartedNs: times.startedUnixNs,
      responseLastSeenNs: times.endedUnixNs,
      method: Math.max(0, (HTTP_METHODS as readonly string[]).indexOf(method)),
      status,
      maxFragment: FRAGMENT_BYTES,
      fragment,
      ...WITHOUT_IIS,
      hits: 0,
    },
    fragmentSize: fragment.length,
  });
}
