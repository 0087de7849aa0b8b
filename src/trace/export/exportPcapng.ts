import type { TraceSource } from '../TraceSource.ts';
import { PacketMaker } from './PacketMaker.ts';
import { interfaceBlock, packetBlock, sectionBlock } from './pcapngBlocks.ts';
import { StreamBeginnings } from './StreamBeginnings.ts';

/** What every export says of itself. */
const COMMENT =
  'Made up from a trace of flowproof: handshakes, acknowledgements and all payload beyond the recorded heads were not recorded.';

/**
 * A trace as packets that Wireshark reads: one interface for each network namespace. The trace is read twice.
 *
 * @throws LateEventError, as `TraceSource.batches` does
 */
export async function* exportPcapng(source: TraceSource): AsyncGenerator<Buffer> {
  const beginnings = new StreamBeginnings();
  const names = new Map<number, string>();
  for await (const batch of source.batches()) {
    for (const event of batch) {
      beginnings.observe(event);
      if (event.kind === 'netns') names.set(event.netnsIno, `netns-${event.netnsIno}${event.isRoot ? '-root' : ''}`);
    }
  }
  const maker = new PacketMaker(beginnings);
  const interfaces = new Map<number, number>();
  const startNs = source.header.t0RealNs ?? 0n;
  yield sectionBlock('flowproof trace export', COMMENT);
  for await (const batch of source.batches()) {
    const blocks: Buffer[] = [];
    for (const event of batch) {
      for (const { netnsIno, tNs, packet, comment } of maker.make(event)) {
        let id = interfaces.get(netnsIno);
        if (id === undefined) {
          id = interfaces.size;
          interfaces.set(netnsIno, id);
          blocks.push(interfaceBlock(names.get(netnsIno) ?? `netns-${netnsIno}`));
        }
        blocks.push(packetBlock(id, BigInt.asUintN(64, startNs + BigInt(tNs)), packet, comment));
      }
    }
    yield Buffer.concat(blocks);
  }
}
