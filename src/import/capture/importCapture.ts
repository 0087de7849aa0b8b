import { CaptureError } from '../../errors.ts';
import { FooterCounter } from '../../trace/FooterCounter.ts';
import type { HeaderFacts, TraceForm } from '../../trace/headerFor.ts';
import { TraceWriter } from '../../trace/TraceWriter.ts';
import type { WireMap } from '../../trace/wire.ts';
import { CaptureCounts } from './CaptureCounts.ts';
import type { CaptureFacts } from './CapturedPacket.ts';
import { EventSink } from './flows/EventSink.ts';
import { FlowTracker } from './flows/FlowTracker.ts';
import { SocketFactory } from './flows/SocketFactory.ts';
import { mergeCaptures, type MergedPacket, type NamedCapture } from './mergeCaptures.ts';
import { decodePacket } from './packet/decodePacket.ts';
import { LocalAddresses } from './places/LocalAddresses.ts';
import { type NamespaceNumbers, numberNamespaces } from './places/numberNamespaces.ts';
import type { ProcessMap } from './processes/ProcessMap.ts';
import { SocketOwners } from './processes/SocketOwners.ts';
import { tellSnapshot } from './tellSnapshot.ts';

/** What is imported, and how. */
export interface CaptureImport {
  readonly captures: readonly NamedCapture[];
  readonly map: ProcessMap;
  readonly form: TraceForm;
  readonly hasAllSegments: boolean;
  readonly isRedacted: boolean;
}

/** What is known of an import when it is done. */
export interface ImportedCapture {
  readonly counts: CaptureCounts;
  readonly addresses: LocalAddresses;
  readonly namespaces: NamespaceNumbers;
  readonly files: readonly { readonly capture: NamedCapture; readonly facts: CaptureFacts }[];
  readonly lastNs: number;
  readonly events: number;
}

/** The monotonic clock at the beginning: a capture does not tell it, and the agent's clock does not begin at 0. */
const MONOTONIC_START_NS = 1_000_000_000_000n;
const PIECE_EVENTS = 4096;

/**
 * Turns captures into the bytes of a trace, piece by piece. They are read twice: first for which addresses are whose.
 *
 * @param done - told what was met, before the last piece
 * @throws CaptureError; as `readCapture` does
 */
export async function* importCapture(
  { captures, map, form, ...rules }: CaptureImport,
  done: (imported: ImportedCapture) => void,
): AsyncGenerator<Buffer> {
  const addresses = new LocalAddresses(map.namespaces);
  const firstNs = await survey(captures, addresses);
  const namespaces = numberNamespaces(captures, map);
  const counts = new CaptureCounts();
  const sink = new EventSink(firstNs);
  const sockets = new SocketFactory(sink, counts, new SocketOwners(map.processes), namespaces.inodes);
  const tracker = new FlowTracker(counts, addresses, sockets, rules);
  const writer = new TraceWriter(headerFacts(captures, namespaces, sink.startNs), form);
  const footer = new FooterCounter();
  let events = 0;
  let lastNs = 0;
  const write = (): void => {
    for (const event of sink.take()) {
      writer.write(event);
      footer.observe(event);
      events += 1;
      lastNs = event.tNs;
    }
  };
  tellSnapshot(sink, sockets, map, namespaces);
  const files: { capture: NamedCapture; facts: CaptureFacts }[] = [];
  let written = 0;
  let endNs = firstNs;
  for await (const merged of mergeCaptures(captures, (capture, facts) => files.push({ capture, facts }))) {
    if (merged.timeNs > endNs) endNs = merged.timeNs;
    sink.at(merged.timeNs);
    take(merged, counts, tracker);
    write();
    if (events - written < PIECE_EVENTS) continue;
    written = events;
    yield writer.take();
  }
  tracker.finish(endNs);
  write();
  counts.droppedByKernel = files.reduce((sum, { facts }) => sum + facts.droppedPackets, 0);
  counts.cutCaptures = files.filter(({ facts }) => facts.cutAt !== undefined).length;
  counts.unplaced += counts.droppedByKernel;
  counts.missing += counts.unplaced;
  done({ counts, addresses, namespaces, files, lastNs, events });
  yield writer.finish(footerOf(footer, counts));
}

/** Collects what tells whose the addresses are. @returns the time of the first packet */
async function survey(captures: readonly NamedCapture[], addresses: LocalAddresses): Promise<bigint> {
  let firstNs: bigint | undefined;
  const links = new Map<NamedCapture, { known: number; unknownLink: number | undefined }>();
  for await (const { capture, packet, timeNs } of mergeCaptures(captures, () => {})) {
    firstNs ??= timeNs;
    const seen = links.get(capture) ?? { known: 0, unknownLink: undefined };
    links.set(capture, seen);
    const segment = decodePacket(packet);
    if (segment === 'unknown-link') seen.unknownLink ??= packet.link;
    else seen.known += 1;
    if (typeof segment !== 'string') addresses.observe(capture.namespace, segment, timeNs);
  }
  for (const [{ file }, { known, unknownLink }] of links) {
    if (known > 0 || unknownLink === undefined) continue;
    throw new CaptureError(file, undefined, `packets of link type ${unknownLink} cannot be read`);
  }
  return firstNs ?? 0n;
}

function take({ capture, packet, timeNs }: MergedPacket, counts: CaptureCounts, tracker: FlowTracker): void {
  counts.packets += 1;
  if (packet.timeNs === undefined) counts.timeless += 1;
  const segment = decodePacket(packet);
  if (typeof segment !== 'string') {
    tracker.segment(capture.namespace, segment, timeNs);
    return;
  }
  counts.unusable[segment] += 1;
  // Nobody knows what it was.
  if (segment === 'headers-cut') counts.unplaced += 1;
}

function headerFacts(
  captures: readonly NamedCapture[],
  { root, inodes }: NamespaceNumbers,
  startNs: bigint,
): HeaderFacts {
  const names = captures.map(({ namespace }) => namespace);
  return {
    t0MonoNs: MONOTONIC_START_NS,
    t0RealNs: startNs < 0n ? undefined : startNs,
    recorder: { version: 'import', backend: 'pcap' },
    host: { netns_ino: inodes.get(root)!, cpus_possible: 1 },
    scope: { namespaces: Object.fromEntries([...new Set(names)].map((name) => [name, inodes.get(name)!])) },
  };
}

function footerOf(counter: FooterCounter, counts: CaptureCounts): WireMap {
  return {
    ...counter.footer(),
    ended: counts.cutCaptures > 0 ? 'cut capture' : 'end of the capture',
    exit_status: null,
    complete: counts.cutCaptures === 0,
    detail: detailOf(counts),
  };
}

function detailOf({ missing, unplaced }: CaptureCounts): WireMap {
  return {
    ...(missing === 0 ? {} : { capture_missing: missing }),
    ...(unplaced === 0 ? {} : { capture_unplaced: unplaced }),
  };
}
