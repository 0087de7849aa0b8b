import { describe, expect, it } from 'vitest';
import { tcpPacket } from '../../../src/trace/export/tcpPacket.ts';
import {
  ACK,
  answer,
  type BuiltPacket,
  classic,
  CLIENT,
  Conversation,
  FIN,
  PSH,
  request,
  RST,
  SERVER,
  SYN,
} from './CaptureBuilder.ts';
import { eventsOf, importBytes } from './importBytes.ts';

const start = () => new Conversation().handshake();
const imported = (talk: Conversation | readonly BuiltPacket[], hasAllSegments = false) =>
  eventsOf(classic(talk instanceof Conversation ? talk.packets : talk, { isNano: true }), { hasAllSegments });

describe('a captured connection', () => {
  it('is told as the recorder would: birth, handshake, heads, FINs, close', async () => {
    const { events, problems, health } = await imported(start().exchange().close());
    expect(problems).toEqual([]);
    expect(health).toMatchObject({ isComplete: true, lostEvents: 0 });
    const told = events.map((event) => ('ck' in event ? `${event.ck} ${event.kind}` : event.kind));
    expect(told.slice(0, 10)).toEqual([
      'netns',
      'snapshot_end',
      '1 sock',
      '1 connect',
      '1 state',
      '1 estab',
      '2 state',
      '2 estab',
      '1 http',
      '2 http',
    ]);
    const ends = events.filter(({ kind }) => kind === 'close' || kind === 'segment');
    expect(ends.map((event) => ('ck' in event ? `${event.ck} ${event.kind}` : ''))).toEqual([
      '2 segment',
      '1 segment',
      '1 close',
      '1 segment',
      '2 segment',
      '2 close',
    ]);
  });

  it('counts payload without SYN and FIN', async () => {
    const { ofKind } = await imported(start().exchange().close());
    const [client, server] = ofKind('close').map(({ counters }) => counters!);
    const [asked, answered] = [BigInt(request('/a').length), BigInt(answer().length)];
    expect([client!.sentBytes, client!.recvBytes]).toEqual([asked, answered]);
    expect([server!.sentBytes, server!.recvBytes]).toEqual([answered, asked]);
    expect(client!.rttUs).toBe(1000);
  });

  it('that is refused ends with error 111', async () => {
    const { ofKind, counts } = await imported(new Conversation().send(0, { flags: SYN }).send(1, { flags: RST | ACK }));
    expect(counts).toMatchObject({ refused: 1, missing: 0 });
    expect(ofKind('state').map(({ from, to, errno }) => [from, to, errno])).toEqual([[2, 7, 111]]);
    expect(ofKind('estab')).toEqual([]);
  });

  it('that is reset ends with 104 where it was established, with 32 where the other side had closed', async () => {
    const errors = async (talk: Conversation) => {
      const { ofKind } = await imported(talk);
      return ofKind('state').flatMap(({ ck, to, errno }) => (to === 7 ? [`${ck}: ${errno}`] : []));
    };
    expect(await errors(start().send(1, { flags: RST | ACK }))).toEqual(['2: 0', '1: 104']);
    const closed = start()
      .exchange()
      .send(1, { flags: FIN | ACK })
      .send(1, { flags: RST | ACK });
    expect(await errors(closed)).toEqual(['2: 0', '1: 32']);
  });

  it('may be only half closed: what comes then still counts', async () => {
    const talk = start()
      .send(0, { text: request('/a') })
      .send(0, { flags: FIN | ACK })
      .send(1, { text: answer(), atNs: 500_000_000 })
      .send(0, { flags: ACK })
      .send(1, { flags: FIN | ACK, atNs: 3_000_000_000 })
      .send(0, { flags: ACK });
    const { ofKind, counts } = await imported(talk);
    expect(counts.missing).toBe(0);
    const client = ofKind('close').find(({ ck }) => ck === 1n);
    expect(client?.counters?.recvBytes).toBe(BigInt(answer().length));
  });

  it('whose other side keeps it open after a FIN counts as closed after a second', async () => {
    const talk = start()
      .exchange()
      .send(1, { flags: FIN | ACK });
    const later = new Conversation({ client: { ...CLIENT, port: 40_001 }, atNs: 5_000_000_000 }).handshake();
    const { ofKind, counts } = await imported([...talk.packets, ...later.packets]);
    expect(ofKind('close').map(({ ck }) => ck)).toEqual([2n]);
    expect(counts.open).toBe(2);
  });

  it('gives way to another one between the same ends', async () => {
    const again = new Conversation({ seqs: [900_000, 700_000], atNs: 1_000_000_000 }).handshake().exchange().close();
    const { counts, ofKind } = await imported([...start().exchange().close().packets, ...again.packets]);
    expect(counts).toMatchObject({ connections: 2, missing: 0, requestHeads: 2 });
    expect(ofKind('close')).toHaveLength(4);
  });

  it('that another one replaces without its end taints the trace', async () => {
    const again = new Conversation({ seqs: [900_000, 700_000], atNs: 1_000_000_000 }).handshake().exchange().close();
    const { health } = await imported([...start().exchange().packets, ...again.packets]);
    expect(health.lostEvents).toBe(1);
    expect([...health.taintedFlows.values()]).toEqual([
      { life: 1, data: 0 },
      { life: 1, data: 0 },
    ]);
  });

  it('that began before the capture is told so, and taints once it shows HTTP', async () => {
    const { ofKind, counts, health } = await imported(new Conversation().exchange().close());
    expect(counts.midway).toBe(1);
    expect(ofKind('sock').map(({ isPreexisting }) => isPreexisting)).toEqual([true, true]);
    expect(ofKind('estab').map(({ dir }) => dir)).toEqual([undefined, undefined]);
    expect(health.lostEvents).toBe(1);
    const silent = await imported(new Conversation().send(0, { text: 'no HTTP' }).send(1, { flags: ACK }));
    expect(silent.health.lostEvents).toBe(0);
  });
});

describe('segments', () => {
  it('that were sent again are counted at their sender and told again, as the agent sees them', async () => {
    const talk = start().send(0, { text: request('/a') });
    const seq = talk.nextOf(0) - request('/a').length;
    talk.send(0, { text: request('/a'), seq }).send(1, { text: answer() });
    const { counts, ofKind } = await imported(talk);
    expect(counts).toMatchObject({ retransmissions: 1, missing: 0, streamed: { requests: 1, responses: 1 } });
    expect(ofKind('retrans').map(({ ck, seq: sent }) => [ck, sent])).toEqual([[1n, seq]]);
    expect(ofKind('http').filter(({ ck, dir }) => ck === 1n && dir === 'tx')).toHaveLength(2);
  });

  it('may come in any order and overlap: the stream is whole', async () => {
    const talk = start();
    const from = talk.nextOf(0);
    const text = request('/overlap');
    talk
      .send(0, { text: text.slice(20), seq: from + 20 })
      .send(0, { text: text.slice(0, 10), seq: from })
      .send(0, { text: text.slice(5, 20), seq: from + 5 })
      .send(1, { text: answer(), ack: from + text.length });
    const { counts } = await imported(talk);
    expect(counts).toMatchObject({ outOfOrder: 1, overlaps: 1, gaps: 0, missing: 0, streamed: { requests: 1 } });
  });

  it('that the capture lacks leave a gap where they were acknowledged, and taint the sockets', async () => {
    const talk = start()
      .send(0, { text: request('/lost') })
      .drop()
      .send(1, { text: answer() })
      .close();
    const { counts, health } = await imported(talk);
    expect(counts).toMatchObject({ gaps: 1, gapBytes: request('/lost').length, missing: 1 });
    expect([...health.taintedFlows.keys()]).toEqual([1n, 2n]);
    expect(health).toMatchObject({ isComplete: true, lostEvents: 1 });
  });

  it('that were captured after their acknowledgement are no gap', async () => {
    const talk = start()
      .send(0, { text: request('/a') })
      .send(1, { text: answer() });
    const [early, late] = talk.packets.splice(-2) as [BuiltPacket, BuiltPacket];
    const swapped = [...talk.packets, { ...late, atNs: early.atNs }, { ...early, atNs: late.atNs }];
    expect((await imported(swapped)).counts).toMatchObject({ gaps: 0, missing: 0 });
  });

  it('of keep-alive probes are no retransmissions', async () => {
    const talk = start().exchange();
    talk.send(0, { text: '\0', seq: talk.nextOf(0) - 1 });
    expect((await imported(talk)).counts).toMatchObject({ keepAlives: 1, retransmissions: 0 });
  });

  it('may go round the end of their numbers', async () => {
    const talk = new Conversation({ seqs: [0xffff_fffa, 0xffff_fff0] }).handshake().exchange().exchange('/b').close();
    expect((await imported(talk)).counts).toMatchObject({
      gaps: 0,
      missing: 0,
      streamed: { requests: 2, responses: 2 },
    });
  });

  it('with wrong checksums are taken, counted, and taint; those left to the card do not', async () => {
    const spoil = (change: (sum: number) => number) => {
      const talk = start().send(0, { text: request('/a') });
      const packet = talk.packets.at(-1)!.bytes;
      packet.writeUInt16BE(change(packet.readUInt16BE(36)), 36);
      return imported(talk);
    };
    const wrong = await spoil((sum) => sum ^ 0x5555);
    expect([wrong.counts.checksums.wrong, wrong.health.lostEvents, wrong.counts.requestHeads]).toEqual([1, 1, 1]);
    const absent = await spoil(() => 0);
    expect([absent.counts.checksums.absent, absent.health.lostEvents]).toEqual([1, 0]);
  });

  it('of which too little was captured taint; a head with its first line does not', async () => {
    const cut = (payloadBytes: number) => {
      const talk = start().send(0, { text: request('/cut') });
      const last = talk.packets.pop()!;
      const bytes = last.bytes.subarray(0, 40 + payloadBytes);
      return imported([...talk.packets, { ...last, bytes, wireBytes: last.bytes.length }]);
    };
    expect((await cut(0)).counts).toMatchObject({ cutPayloads: 1, cutHeads: 1, missing: 1 });
    expect((await cut(8)).counts).toMatchObject({ cutHeads: 1, requestHeads: 1, missing: 1 });
    const line = await cut(24);
    expect(line.counts).toMatchObject({ cutPayloads: 1, cutHeads: 0, requestHeads: 1, missing: 0 });
    expect(line.ofKind('http')[0]).toMatchObject({ isTruncated: true, headBytes: 24, path: '/cut' });
  });

  it('whose headers were cut count as missing', async () => {
    const talk = start();
    const last = talk.packets.pop()!;
    const cut = { ...last, bytes: last.bytes.subarray(0, 30), wireBytes: last.bytes.length };
    const { counts } = await imported([...talk.packets, cut]);
    expect(counts.unusable['headers-cut']).toBe(1);
    expect(counts.missing).toBe(1);
  });

  it('in parts of IP packets are counted, and what they hide is a gap', async () => {
    const talk = start().send(0, { text: request('/part') });
    const whole = talk.packets.pop()!;
    const first = Buffer.from(whole.bytes.subarray(0, 48));
    first.writeUInt16BE(48, 2);
    first.writeUInt16BE(0x2000, 6);
    const rest = Buffer.concat([whole.bytes.subarray(0, 20), whole.bytes.subarray(48)]);
    rest.writeUInt16BE(rest.length, 2);
    rest.writeUInt16BE(3, 6);
    const { atNs } = whole;
    talk.send(1, { text: answer() }).close();
    const after = talk.packets.slice(3);
    const { counts } = await imported([
      ...talk.packets.slice(0, 3),
      { atNs, bytes: first },
      { atNs, bytes: rest },
      ...after,
    ]);
    expect([counts.fragments, counts.unusable['later-fragment'], counts.gaps]).toEqual([1, 1, 1]);
    expect(counts.missing).toBeGreaterThan(0);
  });

  it('of IPv6 are found behind extension headers', async () => {
    const ends = { client: { address: 'fd00::1', port: 40_000 }, server: { address: 'fd00::2', port: 80 } };
    const talk = new Conversation(ends).handshake().exchange().close();
    const extended = talk.packets.map(({ atNs, bytes }) => {
      const header = Buffer.from(bytes.subarray(0, 40));
      header[6] = 0;
      header.writeUInt16BE(bytes.length - 40 + 24, 4);
      // Hop-by-hop options, then destination options of 16 bytes, then TCP.
      const options = Buffer.from([60, 0, 1, 4, 0, 0, 0, 0, 6, 1, 1, 12, ...Array.from({ length: 12 }, () => 0)]);
      return { atNs, bytes: Buffer.concat([header, options, bytes.subarray(40)]) };
    });
    const { counts, ofKind } = await imported(extended);
    expect(counts).toMatchObject({ requestHeads: 1, responseHeads: 1, missing: 0 });
    expect(counts.checksums).toEqual({ right: 9, absent: 0, wrong: 0, unknown: 0 });
    expect(ofKind('sock')[0]).toMatchObject({ family: 10 });
  });

  it('are all written when asked for', async () => {
    const talk = start().send(0, { text: 'PING' }).send(1, { text: 'PONG' });
    expect((await imported(talk)).ofKind('segment')).toEqual([]);
    const all = (await imported(talk, true)).ofKind('segment');
    expect(all.map(({ ck, dir, lenBytes }) => [ck, dir, lenBytes])).toEqual([
      [1n, 'tx', 4],
      [2n, 'rx', 4],
      [2n, 'tx', 4],
      [1n, 'rx', 4],
    ]);
  });

  it('a hundred days apart end in one error', async () => {
    const talk = start().send(0, { text: 'x', atNs: 200 * 86_400 * 1e9 });
    await expect(imported(talk)).rejects.toThrow('more than 100 days away');
  });

  it('of one instant stay in their order', async () => {
    const talk = start().exchange().close();
    const { counts, events } = await imported(talk.packets.map(({ bytes }) => ({ atNs: 0, bytes })));
    expect(counts.missing).toBe(0);
    const times = events.map(({ tNs }) => tNs);
    expect(new Set(times).size).toBe(times.length);
  });
});

describe('HTTP in the streams', () => {
  const streamed = async (...parts: readonly (readonly [0 | 1, string])[]) => {
    const talk = start();
    for (const [side, text] of parts) talk.send(side, { text });
    return (await imported(talk)).counts;
  };

  it('is counted where it does not begin a segment: the agent cannot see that', async () => {
    const counts = await streamed([0, request('/a') + request('/b')], [1, answer() + answer()]);
    expect(counts).toMatchObject({ requestHeads: 1, responseHeads: 1 });
    expect(counts.streamed).toEqual({ requests: 2, responses: 2, notAtSegmentStart: 2 });
  });

  it('may be split anywhere', async () => {
    const text = request('/split');
    for (let at = 1; at < text.length; at += 1) {
      const counts = await streamed([0, text.slice(0, at)], [0, text.slice(at)], [1, answer()]);
      expect(counts.streamed).toEqual({ requests: 1, responses: 1, notAtSegmentStart: 0 });
    }
  });

  it('may be chunked, without a body, or go on to the end', async () => {
    const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nGET /\r\n0\r\n\r\n';
    const head = 'HEAD /a HTTP/1.1\r\n\r\n';
    const headed = 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n';
    const unmodified = 'HTTP/1.1 304 Not Modified\r\n\r\n';
    const counts = await streamed(
      [0, request('/1') + head + request('/3') + request('/4')],
      [1, chunked + headed + unmodified + 'HTTP/1.0 200 OK\r\n\r\nall the rest'],
    );
    expect(counts.streamed).toMatchObject({ requests: 4, responses: 4 });
  });

  it('has bodies that look like heads: the agent takes them for such', async () => {
    const body = request('/not-a-request');
    const counts = await streamed(
      [0, request('/a')],
      [1, `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`],
      [1, body],
    );
    expect(counts).toMatchObject({ requestHeads: 2, headsInBodies: 1, streamed: { requests: 1, responses: 1 } });
  });

  it('is redacted with its lengths kept', async () => {
    const text = 'GET http://user:pw@host/a?token=1 HTTP/1.1\r\nAuthorization: Basic abc\r\n\r\nbody';
    const { ofKind } = await imported(start().send(0, { text }));
    expect(ofKind('http')[0]!.head).toBe(
      'GET http://xxxxxxx@host/a?xxxxxxx HTTP/1.1\r\nAuthorization: xxxxxxxxx\r\n\r\nxxxx',
    );
  });
});

describe('two namespaces', () => {
  it('share a connection: each holds the end that sends from there', async () => {
    const talk = start().exchange().close();
    const later = talk.packets.map((packet, index) => {
      const fromClient = packet.bytes.readUInt16BE(20) === CLIENT.port;
      return { ...packet, atNs: packet.atNs + (fromClient ? 5000 : -5000) + index };
    });
    const { counts, namespaces, addresses } = await importBytes({
      front: classic(talk.packets, { isNano: true }),
      back: classic(later, { isNano: true }),
    });
    expect(counts).toMatchObject({ connections: 2, sockets: 2, unplacedEnds: 0, missing: 0 });
    expect(namespaces.root).toBe('front');
    expect(addresses.known('front')).toEqual([{ address: CLIENT.address, reason: 'first copy' }]);
    expect(addresses.known('back')).toEqual([{ address: SERVER.address, reason: 'first copy' }]);
  });

  it('may be told their addresses: what is of none passes through', async () => {
    const map = {
      namespaces: [{ name: 'host', isRoot: true, inode: 77, addresses: ['10.9.9.9'] }],
      processes: [],
    };
    const { counts, ofKind } = await eventsOf(classic(start().exchange().packets), { map });
    expect(counts).toMatchObject({ connections: 0, sockets: 0 });
    expect(counts.passingThrough).toBeGreaterThan(0);
    expect(ofKind('netns')[0]).toMatchObject({ netnsIno: 77, isRoot: true });
  });
});

describe('the packets of this test', () => {
  it('are told apart from copies by their identification', async () => {
    const talk = start().exchange().close();
    const twice = talk.packets.flatMap((packet) => [packet, { ...packet, atNs: packet.atNs + 1000 }]);
    const { counts } = await imported(twice);
    expect(counts).toMatchObject({ copies: talk.packets.length, retransmissions: 0, missing: 0 });
    const ends = { source: CLIENT.address, sourcePort: 1, target: SERVER.address, targetPort: 2 };
    const packet = tcpPacket({ ...ends, seq: 1, ack: 0, flags: PSH | ACK, payload: Buffer.alloc(0), id: 1 });
    expect(packet).toHaveLength(40);
  });
});
