import { CaptureError, UsageError } from '../../errors.ts';
import { openBytes } from '../../trace/openBytes.ts';
import type { CapturedPacket, CaptureFacts, CaptureReader } from './CapturedPacket.ts';
import { ClassicReader, isClassicMagic } from './classic/ClassicReader.ts';
import { isPcapngMagic, PcapngReader } from './pcapng/PcapngReader.ts';

/** File formats of other programs, by their first bytes, so that their error can say what they are. */
const OTHERS: readonly (readonly [string, string])[] = [
  ['a1b2cd34', "a capture of a patched libpcap (Kuznetzov's format)"],
  ['34cdb2a1', "a capture of a patched libpcap (Kuznetzov's format)"],
  ['736e6f6f', 'a capture of snoop'],
  ['5254582d', 'a capture of a Network Instruments Observer'],
  ['474d4255', 'a capture of Microsoft Network Monitor'],
];

/**
 * The packets of one capture, of either format, gzipped or not, in the order of the file.
 *
 * @returns what the capture says of itself, when its packets were read
 * @throws FileMissingError, FileUnreadableError, CaptureError
 */
export async function* readCapture(file: string): AsyncGenerator<CapturedPacket, CaptureFacts> {
  if (file === '-') {
    throw new UsageError('a capture is read twice, so it cannot be standard input', 'save it to a file first');
  }
  const opened = await openBytes(file);
  let reader: CaptureReader | undefined;
  let beginning = Buffer.alloc(0);
  let readBytes = 0;
  for await (const chunk of opened.chunks) {
    readBytes += chunk.length;
    if (reader) {
      yield* reader.push(chunk);
      continue;
    }
    beginning = Buffer.concat([beginning, chunk]);
    if (beginning.length < 4) continue;
    reader = readerOf(file, beginning.toString('hex', 0, 4));
    yield* reader.push(beginning);
  }
  if (opened.end === 'damaged') throw new CaptureError(file, undefined, 'the gzip data is damaged');
  if (!reader) throw new CaptureError(file, undefined, `it has ${beginning.length} bytes: no capture begins so`);
  const facts = reader.finish();
  // Packed data may be cut where no packet is.
  return opened.end === 'cut' ? { ...facts, cutAt: facts.cutAt ?? readBytes } : facts;
}

function readerOf(file: string, magic: string): CaptureReader {
  if (isClassicMagic(magic)) return new ClassicReader(file);
  if (isPcapngMagic(magic)) return new PcapngReader(file);
  const other = OTHERS.find(([bytes]) => bytes === magic)?.[1];
  throw new CaptureError(
    file,
    0,
    other === undefined ? `it begins with the bytes ${magic}: no capture` : `it is ${other}`,
  );
}
