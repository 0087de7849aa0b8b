import type { ByteText } from '../byteText.ts';

/** An item of extended data that stands behind an event. */
export interface ExtendedItem {
  readonly type: number;
  readonly data: ByteText;
}

const RELATED_ACTIVITY_TYPE = 1;
const GUID_BYTES = 16;

/**
 * The related activity of an event: the first item of type 1 and 16 bytes.
 *
 * @upstream datadog-agent comp/etw/impl/eventrecord.go GetRelatedActivityID @ c45d449
 */
export function relatedActivityOf(items: readonly ExtendedItem[]): ByteText | undefined {
  return items.find(({ type, data }) => type === RELATED_ACTIVITY_TYPE && data.length === GUID_BYTES)?.data;
}
