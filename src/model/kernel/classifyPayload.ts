import { HTTP_PREFIXES } from '../httpPrefixes.ts';

/** Application protocols, in the kernel's own numbers without the layer bit. */
export const KERNEL_HTTP = 1;
export const KERNEL_HTTP2 = 2;
export const KERNEL_POSTGRES = 5;
/** Encryption protocol, in the kernel's own number. */
export const KERNEL_TLS = 1;

const HTTP_MIN_BYTES = 16;

const HTTP2_PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';
const HTTP2_FRAME_HEADER_BYTES = 9;
const HTTP2_SETTINGS_FRAME = 4;
const HTTP2_SETTING_BYTES = 6;

const TLS_HEADER_BYTES = 5;
const TLS_MAX_PAYLOAD_BYTES = 1 << 14;
const TLS_HANDSHAKE = 0x16;
const TLS_APPLICATION_DATA = 0x17;
/** Handshake type, 24-bit length and version. */
const TLS_HELLO_BYTES = 6;
const TLS_HELLO_HEADER_BYTES = 4;
const TLS_CLIENT_HELLO = 1;
const TLS_SERVER_HELLO = 2;
const TLS_VERSIONS: readonly number[] = [0x0200, 0x0300, 0x0301, 0x0302, 0x0303, 0x0304];

/** Whether a segment begins like an HTTP/1 request or response. */
export function isHttp(payload: Uint8Array): boolean {
  return payload.length >= HTTP_MIN_BYTES && HTTP_PREFIXES.some((prefix) => startsWith(payload, prefix));
}

/** Whether a segment is the client's preface of HTTP/2 or begins with a server's settings frame. */
export function isHttp2(payload: Uint8Array): boolean {
  if (startsWith(payload, HTTP2_PREFACE)) return true;
  if (payload.length < HTTP2_FRAME_HEADER_BYTES) return false;
  const streamId = ((byteAt(payload, 5) & 0x7f) << 24) | u24At(payload, 6);
  return byteAt(payload, 3) === HTTP2_SETTINGS_FRAME && streamId === 0 && u24At(payload, 0) % HTTP2_SETTING_BYTES === 0;
}

/**
 * Whether a segment is TLS: a whole record of application data, or a client or server hello.
 *
 * @upstream datadog-agent pkg/network/ebpf/c/protocols/tls/tls.h is_tls @ c45d449
 */
export function isTls(payload: Uint8Array): boolean {
  if (payload.length < TLS_HEADER_BYTES) return false;
  const version = u16At(payload, 1);
  const recordBytes = u16At(payload, 3);
  if (!TLS_VERSIONS.includes(version) || recordBytes > TLS_MAX_PAYLOAD_BYTES) return false;
  switch (byteAt(payload, 0)) {
    case TLS_APPLICATION_DATA:
      return TLS_HEADER_BYTES + recordBytes <= payload.length;
    case TLS_HANDSHAKE:
      return isTlsHello(payload, version, recordBytes);
    default:
      return false;
  }
}

function isTlsHello(payload: Uint8Array, recordVersion: number, recordBytes: number): boolean {
  if (payload.length < TLS_HEADER_BYTES + TLS_HELLO_BYTES || recordBytes < TLS_HELLO_BYTES) return false;
  const kind = byteAt(payload, 5);
  if (kind !== TLS_CLIENT_HELLO && kind !== TLS_SERVER_HELLO) return false;
  if (u24At(payload, 6) + TLS_HELLO_HEADER_BYTES !== recordBytes) return false;
  const version = u16At(payload, 9);
  return TLS_VERSIONS.includes(version) && version >= recordVersion;
}

function startsWith(payload: Uint8Array, prefix: string): boolean {
  if (payload.length < prefix.length) return false;
  for (let index = 0; index < prefix.length; index += 1) {
    if (payload[index] !== prefix.charCodeAt(index)) return false;
  }
  return true;
}

function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}

function u16At(bytes: Uint8Array, index: number): number {
  return (byteAt(bytes, index) << 8) | byteAt(bytes, index + 1);
}

function u24At(bytes: Uint8Array, index: number): number {
  return (byteAt(bytes, index) << 16) | u16At(bytes, index + 1);
}
