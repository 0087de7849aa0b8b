import { CaptureError } from '../../errors.ts';
import type { CapturedPacket, CaptureFacts } from './CapturedPacket.ts';
import { readCapture } from './readCapture.ts';

/** A capture and the namespace that it was made in. */
export interface NamedCapture {
  readonly namespace: string;
  readonly file: string;
}

/** A packet with where it comes from. */
export interface MergedPacket {
  readonly capture: NamedCapture;
  readonly packet: CapturedPacket;
  /** Its time, or that of the packet before it where it has none. */
  readonly timeNs: bigint;
}

/** A trace counts from its beginning and is exact for 104 days. */
const SPAN_MAX_NS = 100n * 86_400n * 1_000_000_000n;

/** Times beyond this (the year 2262) are damaged, not late. */
const TIME_MAX_NS = (1n << 63n) - 1n;

interface OpenCapture {
  readonly capture: NamedCapture;
  readonly packets: AsyncGenerator<CapturedPacket, CaptureFacts>;
  packet: CapturedPacket | undefined;
  timeNs: bigint;
}

/**
 * The packets of several captures by time; within one capture in the order of the file. Only one packet of each is in
 * memory.
 *
 * @param ended - told what each capture says of itself
 * @throws as `readCapture` does; CaptureError when times are too far apart
 */
export async function* mergeCaptures(
  captures: readonly NamedCapture[],
  ended: (capture: NamedCapture, facts: CaptureFacts) => void,
): AsyncGenerator<MergedPacket> {
  const open: OpenCapture[] = captures.map((capture) => ({
    capture,
    packets: readCapture(capture.file),
    packet: undefined,
    timeNs: 0n,
  }));
  const advance = async (reading: OpenCapture) => {
    const { done, value } = await reading.packets.next();
    reading.packet = done ? undefined : value;
    if (done) ended(reading.capture, value);
    else reading.timeNs = value.timeNs ?? reading.timeNs;
  };
  try {
    for (const reading of open) await advance(reading);
    let firstNs: bigint | undefined;
    for (;;) {
      const next = earliest(open);
      if (!next?.packet) return;
      const { capture, packet, timeNs } = next;
      firstNs ??= timeNs;
      checkTime(capture.file, packet, timeNs, firstNs);
      yield { capture, packet, timeNs };
      await advance(next);
    }
  } finally {
    for (const { packets } of open) await packets.return({ format: 'pcap', cutAt: undefined, droppedPackets: 0 });
  }
}

function earliest(open: readonly OpenCapture[]): OpenCapture | undefined {
  let first: OpenCapture | undefined;
  for (const reading of open) {
    if (reading.packet && (first === undefined || reading.timeNs < first.timeNs)) first = reading;
  }
  return first;
}

function checkTime(file: string, { byteOffset }: CapturedPacket, timeNs: bigint, firstNs: bigint): void {
  if (timeNs < 0n || timeNs > TIME_MAX_NS)
    throw new CaptureError(file, byteOffset, 'the packet has an impossible time');
  const sinceFirstNs = timeNs - firstNs;
  if (sinceFirstNs <= SPAN_MAX_NS && sinceFirstNs >= -SPAN_MAX_NS) return;
  throw new CaptureError(
    file,
    byteOffset,
    'the packet is more than 100 days away from the first one',
    'cut the capture at that place (editcap), or mend the times (editcap -t)',
  );
}
