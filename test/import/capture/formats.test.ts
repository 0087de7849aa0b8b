import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CaptureError } from '../../../src/errors.ts';
import type { CaptureFacts, CaptureReader } from '../../../src/import/capture/CapturedPacket.ts';
import { ClassicReader } from '../../../src/import/capture/classic/ClassicReader.ts';
import { PcapngReader } from '../../../src/import/capture/pcapng/PcapngReader.ts';
import { ROOT } from '../../tidy/sourceFiles.ts';
import { block, classic, Conversation, described, enhanced, number, section } from './CaptureBuilder.ts';
import { eventsOf } from './importBytes.ts';

const fixture = (name: string) => readFileSync(path.join(ROOT, 'fixtures/pcap/formats', name));
const talk = () => new Conversation().handshake().exchange().close().packets;
const MAC = Buffer.alloc(12);

/** The same conversation behind another link layer. */
const behind = (header: Buffer, packets = talk()) =>
  packets.map((packet) => ({ ...packet, bytes: Buffer.concat([header, packet.bytes]) }));
const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');

async function expectTalk(capture: Buffer): Promise<void> {
  const { counts, problems, ofKind } = await eventsOf(capture);
  expect(problems).toEqual([]);
  expect(counts).toMatchObject({ connections: 1, requestHeads: 1, responseHeads: 1, missing: 0, midway: 0 });
  expect(ofKind('http').map(({ dir, method, status }) => [dir, method ?? status])).toEqual([
    ['tx', 'GET'],
    ['rx', 'GET'],
    ['tx', 200],
    ['rx', 200],
  ]);
}

describe('captures of every form', () => {
  it.each(['ethernet-micro.pcap', 'ethernet-nano.pcap', 'ethernet.pcapng', 'raw.pcap', 'snap120.pcapng'])(
    'made by real tools are read: %s',
    async (name) => {
      await expectTalk(fixture(name));
    },
  );

  it.each([
    ['sll2-nano.pcap', 2, 3],
    ['sll-micro.pcap', 4, 6],
    ['two-interfaces.pcapng', 2, 3],
  ])('that tell directions show which ends are of the host: %s', async (name, connections, sockets) => {
    const { counts, problems } = await eventsOf(fixture(name));
    expect(problems).toEqual([]);
    expect(counts).toMatchObject({ connections, sockets, missing: 0, unplacedEnds: 0 });
  });

  it('show a packet of two interfaces once', async () => {
    const { counts } = await eventsOf(fixture('two-interfaces.pcapng'));
    expect(counts.copies).toBeGreaterThan(10);
    expect(counts.retransmissions).toBe(0);
  });

  it('may have either byte order and unit of time', async () => {
    for (const isBigEndian of [false, true]) {
      for (const isNano of [false, true]) await expectTalk(classic(talk(), { isBigEndian, isNano }));
    }
  });

  it.each([
    ['Ethernet', 1, Buffer.concat([MAC, bytes('0800')])],
    ['Ethernet with two VLAN tags', 1, Buffer.concat([MAC, bytes('88a8 0001 8100 0002 0800')])],
    ['raw IP', 101, Buffer.alloc(0)],
    ['IPv4', 228, Buffer.alloc(0)],
    ['BSD loopback', 0, bytes('02000000')],
    ['OpenBSD loopback', 108, bytes('00000002')],
    ['Linux cooked', 113, bytes('0003 0001 0006 0000 0000 0000 0000 0800')],
    ['Linux cooked with a VLAN tag', 113, bytes('0003 0001 0006 0000 0000 0000 0000 8100 0001 0800')],
    ['Linux cooked 2', 276, bytes('0800 0000 00000001 0001 03 06 0000 0000 0000 0000')],
  ])('may be of the link type %s', async (_, link, header) => {
    await expectTalk(classic(behind(header), { link }));
  });

  it('may be gzipped', async () => {
    await expectTalk(gzipSync(classic(talk())));
  });

  it('of other link types end in one error that names the type', async () => {
    await expect(eventsOf(classic(talk(), { link: 105 }))).rejects.toThrow('packets of link type 105 cannot be read');
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'no capture begins so'],
    ['three bytes', bytes('d4c3b2'), 'no capture begins so'],
    ['text', Buffer.from('hello, this is no capture'), 'it begins with the bytes 68656c6c'],
    ['a patched libpcap', bytes('a1b2cd34 00000000'), 'Kuznetzov'],
    ['half a header', classic([]).subarray(0, 20), 'it ends inside the file header, after 20 bytes'],
    ['version 1.4', Buffer.concat([bytes('d4c3b2a1 0100 0400'), Buffer.alloc(16)]), 'version 1.4'],
    ['version 2.9', Buffer.concat([bytes('d4c3b2a1 0200 0900'), Buffer.alloc(16)]), 'version 2.9'],
    [
      'a corrupt length',
      Buffer.concat([classic([]), bytes('00000000 00000000 f0ffffff 00000000')]),
      'byte 24: a packet of',
    ],
    ['a packet above the snap length', classic(talk(), { snap: 20 }), "the file's limit is 20"],
    ['damaged gzip', damaged(gzipSync(classic(talk()))), 'the gzip data is damaged'],
    ['a pcapng section of no byte order', Buffer.concat([bytes('0a0d0d0a 1c000000'), Buffer.alloc(20)]), 'byte order'],
    ['a pcapng of version 2', withVersion2(), 'version 2.0'],
    ['lengths that differ', withOtherEnd(), 'ends with the length 9'],
    [
      'a block of 13 bytes',
      Buffer.concat([section(), number(1, 4), number(13, 4), Buffer.alloc(9)]),
      'a block of 13 bytes',
    ],
    ['a packet without an interface', Buffer.concat([section(), enhanced(Buffer.alloc(4), 0n)]), 'of interface 0'],
    [
      'an impossible resolution',
      Buffer.concat([section(), described(101, bytes('0900 0100 7f000000'))]),
      'resolution 127',
    ],
    ['a packet that overflows its block', Buffer.concat([section(), described(), tooLong()]), 'with room for 4'],
  ])('that are damaged end in one error: %s', async (_, capture, message) => {
    const failure = await eventsOf(capture).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CaptureError);
    expect(String(failure)).toContain(message);
  });

  it('in pcapng may have sections of both byte orders, unknown blocks, and clocks of any resolution', async () => {
    const packets = talk();
    const half = 5;
    const ng = Buffer.concat([
      section(),
      block(0x0bad, Buffer.from('custom')),
      // Binary: 2^-20 s.
      described(101, bytes('0900 0100 94000000')),
      ...packets.slice(0, half).map(({ bytes: packet }, index) => enhanced(packet, (1000n << 20n) + BigInt(index))),
      section(true),
      described(101, bytes('0009 0001 09000000'), true),
      ...packets
        .slice(half)
        .map(({ bytes: packet }, index) => enhanced(packet, 1_001_000_000_000n + BigInt(index), true)),
    ]);
    await expectTalk(ng);
  });

  it('in pcapng may have packets without a time, and packets of the old form', async () => {
    const simple = talk().map(({ bytes: packet }) => block(3, Buffer.concat([number(packet.length, 4), packet])));
    const { counts } = await eventsOf(Buffer.concat([section(), described(), ...simple]));
    expect(counts).toMatchObject({ timeless: simple.length, requestHeads: 1, responseHeads: 1 });
    const old = talk().map(({ bytes: packet }) => {
      const head = [
        number(0, 2),
        number(0, 2),
        number(0, 4),
        number(7, 4),
        number(packet.length, 4),
        number(packet.length, 4),
      ];
      return block(2, Buffer.concat([...head, packet]));
    });
    await expectTalk(Buffer.concat([section(), described(), ...old]));
  });

  it('say what their kernel dropped, and the trace is no longer whole', async () => {
    const drops = Buffer.concat([number(5, 2), number(8, 2), number(3, 4), number(0, 4)]);
    const statistics = block(5, Buffer.concat([number(0, 4), number(0, 4), number(0, 4), drops]));
    const packets = talk().map(({ bytes: packet }, index) => enhanced(packet, BigInt(index)));
    const { health, counts } = await eventsOf(Buffer.concat([section(), described(), ...packets, statistics]));
    expect(counts.droppedByKernel).toBe(3);
    expect([...health.losses]).toEqual([
      ['capture_missing', 3],
      ['capture_unplaced', 3],
    ]);
    expect(health.lostEvents).toBe(3);
  });

  it.each(['ethernet-nano.pcap', 'ethernet.pcapng'])('give what is whole before a cut, at every byte: %s', (name) => {
    const whole = fixture(name);
    let cuts = 0;
    let most = 0;
    for (let end = 24; end <= whole.length; end += 1) {
      const reader = name.endsWith('ng') ? new PcapngReader(name) : new ClassicReader(name);
      const packets = [...reader.push(whole.subarray(0, end))];
      expect(packets.length).toBeGreaterThanOrEqual(most);
      most = packets.length;
      const cutAt = factsOrNone(reader)?.cutAt;
      if (cutAt === undefined) continue;
      cuts += 1;
      expect(cutAt).toBeLessThan(end);
      expect(cutAt).toBeGreaterThanOrEqual(packets.at(-1)?.byteOffset ?? 24);
    }
    expect(cuts).toBeGreaterThan(1000);
    expect(most).toBe(12);
  });

  it('that are cut make a valid trace that is not whole', async () => {
    const whole = fixture('ethernet-nano.pcap');
    for (let end = 30; end < whole.length; end += 97) {
      const { health, problems, counts, files } = await eventsOf(whole.subarray(0, end));
      expect(problems).toEqual([]);
      const isWhole = files[0]!.facts.cutAt === undefined;
      expect([health.isComplete, counts.cutCaptures]).toEqual(isWhole ? [true, 0] : [false, 1]);
    }
  });
});

/** A capture that ends before its header does has no facts. */
function factsOrNone(reader: CaptureReader): CaptureFacts | undefined {
  try {
    return reader.finish();
  } catch (error) {
    if (error instanceof CaptureError) return undefined;
    throw error;
  }
}

function damaged(packed: Buffer): Buffer {
  return Buffer.concat([packed.subarray(0, 30), Buffer.from([0xff, 0xff, 0xff]), packed.subarray(33)]);
}

function withVersion2(): Buffer {
  const changed = section();
  changed.writeUInt16LE(2, 12);
  return changed;
}

function withOtherEnd(): Buffer {
  const changed = section();
  changed.writeUInt32LE(9, changed.length - 4);
  return changed;
}

function tooLong(): Buffer {
  const packet = enhanced(Buffer.alloc(4), 0n);
  packet.writeUInt32LE(5, 8 + 12);
  return packet;
}
