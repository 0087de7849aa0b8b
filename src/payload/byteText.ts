/**
 * Paths are bytes that need not be UTF-8. The model keeps them as text of one character (0 to 255) per byte, so that
 * two different paths never become equal.
 */
export function byteTextOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** The bytes of such a text. */
export function bytesOfByteText(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}
