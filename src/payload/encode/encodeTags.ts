import type { ConnectionMessage } from '../schema/connections.ts';
import type { Dictionary } from './Dictionary.ts';
import { murmur3 } from './murmur3.ts';

/**
 * The tag fields of a connection: indexes into the payload's tags, and a checksum that does not depend on their order.
 *
 * A tag that stands twice in the list is written twice and cancels itself out in the checksum.
 *
 * @upstream datadog-agent pkg/network/encoding/marshal/format.go formatTags @ c45d449
 */
export function encodeTags(
  texts: readonly string[],
  dictionary: Dictionary,
): Pick<ConnectionMessage, 'tags' | 'tagsChecksum'> {
  let checksum = 0;
  for (const text of texts) checksum ^= murmur3(Buffer.from(text, 'utf8'));
  return { tags: texts.map((text) => dictionary.indexOf(text)), tagsChecksum: checksum >>> 0 };
}
