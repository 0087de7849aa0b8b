import { type ByteText, u32At, u32Text, u64At, u64Text } from '../byteText.ts';
import {
  addressOfFamily,
  familyAt,
  type RawEnd,
  readSocketAddress,
  SOCKADDR_IN_BYTES,
  SOCKADDR_IN6_BYTES,
  type SocketEnd,
  socketAddressBytes,
} from './socketAddress.ts';

const IPV4_PAYLOAD_BYTES = 48;
const IPV6_PAYLOAD_BYTES = 72;
const LOCAL_LENGTH_OFFSET = 8;
const LOCAL_ADDRESS_OFFSET = 12;

/** User data of event 21 (ConnConnect). */
export interface ConnectPayload {
  readonly connectionObject: bigint;
  readonly local: SocketEnd;
  readonly remote: SocketEnd;
}

/** What the agent takes from event 21. */
export interface ConnectReading {
  /** As delivered; only 2 is IPv4. */
  readonly family: number;
  readonly local: RawEnd;
  readonly remote: RawEnd;
}

/** Writes the user data of event 21. */
export function connectBytes({ connectionObject, local, remote }: ConnectPayload): ByteText {
  const localBytes = socketAddressBytes(local);
  const remoteBytes = socketAddressBytes(remote);
  return (
    u64Text(connectionObject) + u32Text(localBytes.length) + localBytes + u32Text(remoteBytes.length) + remoteBytes
  );
}

/**
 * Reads the user data of event 21 as the agent does.
 *
 * Only the local length chooses the layout. A wrong remote length is logged, and the fields are read all the same; the
 * family is the local one for both ends.
 *
 * @returns `undefined` when the data is too short or the local length is neither 16 nor 28: the event is ignored
 * @upstream datadog-agent pkg/network/protocols/http/etw_http_service.go
 *   httpCallbackOnHTTPConnectionTraceTaskConnConn @ c45d449
 */
export function readConnect(data: ByteText): ConnectReading | undefined {
  if (data.length < IPV4_PAYLOAD_BYTES) return undefined;
  const localBytes = u32At(data, LOCAL_LENGTH_OFFSET);
  if (localBytes !== SOCKADDR_IN_BYTES && localBytes !== SOCKADDR_IN6_BYTES) return undefined;
  if (localBytes === SOCKADDR_IN6_BYTES && data.length < IPV6_PAYLOAD_BYTES) return undefined;
  const remoteOffset = LOCAL_ADDRESS_OFFSET + localBytes + 4;
  return {
    family: familyAt(data, LOCAL_ADDRESS_OFFSET),
    local: readSocketAddress(data, LOCAL_ADDRESS_OFFSET, localBytes),
    remote: readSocketAddress(data, remoteOffset, localBytes),
  };
}

/** Reads the whole user data of event 21. @returns `undefined` when it does not have its layout */
export function parseConnect(data: ByteText): ConnectPayload | undefined {
  const reading = readConnect(data);
  if (reading === undefined) return undefined;
  const end = ({ bytes, port }: RawEnd): SocketEnd => ({ address: addressOfFamily(reading.family, bytes), port });
  return { connectionObject: u64At(data, 0), local: end(reading.local), remote: end(reading.remote) };
}

/** Writes the user data of events that name a connection only: 23, 24 and 34. */
export function connectionObjectBytes(connectionObject: bigint): ByteText {
  return u64Text(connectionObject);
}

/** Reads the user data of events 23, 24 and 34. @returns `undefined` when it is cut */
export function parseConnectionObject(data: ByteText): bigint | undefined {
  return data.length < 8 ? undefined : u64At(data, 0);
}
