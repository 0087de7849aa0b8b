/** Bits of the static tags and the texts that they stand for; other bits have no text. Only Linux has any. */
const STATIC_TAGS: readonly (readonly [bit: bigint, text: string])[] = [
  [1n, 'tls.library:gnutls'],
  [2n, 'tls.library:openssl'],
  [4n, 'tls.library:go'],
  [8n, 'tls.connection:encrypted'],
  [16n, 'tls.library:istio'],
  [32n, 'tls.library:nodejs'],
];

/** The texts of a set of tag bits. */
export function staticTagTexts(bits: bigint): string[] {
  return STATIC_TAGS.flatMap(([bit, text]) => ((bits & bit) === 0n ? [] : [text]));
}

/** Whether the bits say that the connection is encrypted; every bit that has a text does. */
export function areTlsTags(bits: bigint): boolean {
  return STATIC_TAGS.some(([bit]) => (bits & bit) !== 0n);
}
