import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressText } from '../../../../src/model/kernel/addressBytes.ts';
import { AgentCrash } from '../../../../src/model/windows/AgentCrash.ts';
import { bytesOfHex, hexOfBytes } from '../../../../src/model/windows/byteText.ts';
import {
  cacheEntryBytes,
  cacheHitBytes,
  parseCacheEntry,
  parseCacheHit,
  readAddedUri,
  readFlushedUri,
} from '../../../../src/model/windows/etw/cachePayloads.ts';
import {
  connectBytes,
  connectionObjectBytes,
  parseConnect,
  parseConnectionObject,
  readConnect,
} from '../../../../src/model/windows/etw/connectionPayloads.ts';
import { relatedActivityOf } from '../../../../src/model/windows/etw/relatedActivity.ts';
import {
  deliverBytes,
  parseBytes,
  parseDeliver,
  parseParse,
  parseReceiveRequest,
  parseRejected,
  receiveRequestBytes,
  rejectedBytes,
} from '../../../../src/model/windows/etw/requestPayloads.ts';
import {
  parseResponse,
  parseSend,
  responseBytes,
  sendBytes,
} from '../../../../src/model/windows/etw/responsePayloads.ts';
import { readUtf16, utf16Bytes, utf8BytesOfUtf16 } from '../../../../src/model/windows/etw/utf16Text.ts';
import { methodOfVerb } from '../../../../src/model/windows/etw/verbs.ts';

const URL_A = 'http://h:80/a';

/** What each event holds, with the bytes of the recorded layout. */
const FIXTURES = [
  {
    event: '21 of IPv4',
    hex: '222211110080ffff1000000002000050c000020a0000000000000000100000000200c350c63364070000000000000000',
    payload: {
      connectionObject: 0xffff_8000_1111_2222n,
      local: { address: '192.0.2.10', port: 80 },
      remote: { address: '198.51.100.7', port: 50000 },
    },
    write: connectBytes,
    read: parseConnect,
  },
  {
    event: '21 of IPv6',
    hex: '222211110080ffff1c000000170000500000000020010db8000000000000000000000001000000001c0000001700c3500000000020010db800000000000000000000000200000000',
    payload: {
      connectionObject: 0xffff_8000_1111_2222n,
      local: { address: '2001:db8::1', port: 80 },
      remote: { address: '2001:db8::2', port: 50000 },
    },
    write: connectBytes,
    read: parseConnect,
  },
  {
    event: '1',
    hex: '01000000000000000200000000000000100000000200c350c63364070000000000000000',
    payload: {
      requestId: 1n,
      connectionId: 2n,
      remote: { address: '198.51.100.7', port: 50000 },
      hasShortLength: false,
    },
    write: receiveRequestBytes,
    read: parseReceiveRequest,
  },
  {
    event: '1 of Windows Server 2022',
    hex: '0100000000000000020000000000000010000200c350c63364070000000000000000',
    payload: {
      requestId: 1n,
      connectionId: 2n,
      remote: { address: '198.51.100.7', port: 50000 },
      hasShortLength: true,
    },
    write: receiveRequestBytes,
    read: parseReceiveRequest,
  },
  {
    event: '2',
    hex: '07000000000000000400000068007400740070003a002f002f0068003a00380030002f0061000000',
    payload: { requestObject: 7n, verb: 4, url: URL_A },
    write: parseBytes,
    read: parseParse,
  },
  {
    event: '3',
    hex: '0700000000000000010000000000000001000000440065006600610075006c00740041007000700050006f006f006c00000068007400740070003a002f002f0068003a00380030002f006100000000000000',
    payload: { requestObject: 7n, requestId: 1n, siteId: 1, queueName: 'DefaultAppPool', url: URL_A, status: 0 },
    write: deliverBytes,
    read: parseDeliver,
  },
  {
    event: '4 and 8',
    hex: '01000000000000000200000000000000c80047455400c8000000010000000000',
    payload: {
      requestId: 1n,
      connectionId: 2n,
      status: 200,
      verb: 'GET',
      headerLength: 200,
      chunkCount: 1,
      cachePolicy: 0,
    },
    write: responseBytes,
    read: parseResponse,
  },
  {
    event: '10 to 14',
    hex: '0100000000000000c800',
    payload: { requestId: 1n, status: 200 },
    write: sendBytes,
    read: parseSend,
  },
  {
    event: '16 and 17',
    hex: '070000000000000001000000d2040000',
    payload: { requestObject: 7n, siteId: 1, sentBytes: 1234 },
    write: cacheHitBytes,
    read: parseCacheHit,
  },
  {
    event: '25 and 27',
    hex: '68007400740070003a002f002f0068003a00380030002f0061000000c80047455400c8000000e80300000000000000000000',
    payload: { uri: URL_A, status: 200, verb: 'GET', headerLength: 200, contentLength: 1000, expiry: 0n },
    write: cacheEntryBytes,
    read: parseCacheEntry,
  },
] as readonly {
  readonly event: string;
  readonly hex: string;
  readonly payload: object;
  readonly write: (payload: never) => string;
  readonly read: (data: string) => unknown;
}[];

const u16 = fc.integer({ min: 0, max: 0xffff });
const u32 = fc.integer({ min: 0, max: 0xffff_ffff });
const u64 = fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn });
const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const v4 = fc.record({ address: bytesOf(4).map(addressText), port: u16 });
const v6 = fc.record({ address: bytesOf(16).map(addressText), port: u16 });
/** Units of UTF-16 without the terminator, unpaired surrogates too; not empty. */
const text = fc
  .array(fc.integer({ min: 1, max: 0xffff }), { minLength: 1, maxLength: 20 })
  .map((units) => String.fromCharCode(...units));
const ascii = fc.stringMatching(/^[A-Za-z]{0,8}$/);

describe('user data of the events', () => {
  it.each(FIXTURES)('of event $event is written and read byte for byte', ({ hex, payload, write, read }) => {
    expect(hexOfBytes(write(payload as never))).toBe(hex);
    expect(read(bytesOfHex(hex))).toEqual(payload);
  });

  it.each(FIXTURES)('of event $event is not read when it is cut', ({ event, hex, read }) => {
    // Texts without a terminator are taken as they are, so the last field of event 2 may be cut.
    const shortest = event === '2' ? 13 : bytesOfHex(hex).length - 1;
    for (let length = 0; length <= shortest; length += 1) {
      expect(read(bytesOfHex(hex).slice(0, length)), `${length} bytes`).toBeUndefined();
    }
  });

  it('comes back as it was written', () => {
    const kinds: readonly (readonly [fc.Arbitrary<object>, (payload: never) => string, (data: string) => unknown])[] = [
      [fc.record({ connectionObject: u64, local: v4, remote: v4 }), connectBytes, parseConnect],
      [fc.record({ connectionObject: u64, local: v6, remote: v6 }), connectBytes, parseConnect],
      [
        fc.record({ requestId: u64, connectionId: u64, remote: fc.oneof(v4, v6), hasShortLength: fc.boolean() }),
        receiveRequestBytes,
        parseReceiveRequest,
      ],
      [fc.record({ requestObject: u64, verb: u32, url: text }), parseBytes, parseParse],
      [
        fc.record({ requestObject: u64, requestId: u64, siteId: u32, queueName: text, url: text, status: u32 }),
        deliverBytes,
        parseDeliver,
      ],
      [fc.record({ requestId: u64, reason: ascii, queueName: text }), rejectedBytes, parseRejected],
      [
        fc.record({
          requestId: u64,
          connectionId: u64,
          status: u16,
          verb: fc.constant('OPTIONS'),
          headerLength: u32,
          chunkCount: u16,
          cachePolicy: u32,
        }),
        responseBytes,
        parseResponse,
      ],
      [fc.record({ requestId: u64, status: u16 }), sendBytes, parseSend],
      [fc.record({ requestObject: u64, siteId: u32, sentBytes: u32 }), cacheHitBytes, parseCacheHit],
      [
        fc.record({ uri: text, status: u16, verb: ascii, headerLength: u32, contentLength: u32, expiry: u64 }),
        cacheEntryBytes,
        parseCacheEntry,
      ],
    ];
    for (const [payload, write, read] of kinds) {
      fc.assert(
        fc.property(payload, (value) => {
          expect(read(write(value as never))).toEqual(value);
        }),
        { numRuns: 200 },
      );
    }
  });

  it('of events that name a connection only is its object', () => {
    expect(parseConnectionObject(connectionObjectBytes(0x1234n))).toBe(0x1234n);
    expect(parseConnectionObject('1234567')).toBeUndefined();
  });

  it('of event 64 is not read when it is cut', () => {
    expect(parseRejected('1234567')).toBeUndefined();
    expect(parseRejected('12345678reason')).toBeUndefined();
    expect(parseRejected('12345678reason\0')).toBeUndefined();
  });

  it('of a later version of the cache events only appends', () => {
    const hit = cacheHitBytes({ requestObject: 7n, siteId: 1, sentBytes: 2 });
    expect(parseCacheHit(`${hit}12345678gzip\0`)).toMatchObject({ sentBytes: 2 });
  });
});

describe('what the agent takes from a connection event', () => {
  const whole = bytesOfHex(FIXTURES[0]!.hex);
  const family = (value: number) => whole.slice(0, 12) + String.fromCharCode(value) + whole.slice(13);

  it('reads the fields also when the remote length is wrong', () => {
    const wrong = `${whole.slice(0, 28)}\x63${whole.slice(29)}`;
    expect(readConnect(wrong)).toEqual(readConnect(whole));
  });

  it('ignores events that are too short or have another local length', () => {
    expect(readConnect(whole.slice(0, 47))).toBeUndefined();
    expect(readConnect(`${whole.slice(0, 8)}\x11${whole.slice(9)}`)).toBeUndefined();
    const v6 = bytesOfHex(FIXTURES[1]!.hex);
    expect(readConnect(v6.slice(0, 71))).toBeUndefined();
  });

  it('takes any family as it comes, with four bytes in the place of sixteen', () => {
    expect(readConnect(family(99))).toMatchObject({ family: 99 });
    expect(parseConnect(family(99))!.local.address).toBe('c000:20a::');
  });
});

describe('the reader of UTF-16', () => {
  it('finds a text up to its terminator', () => {
    expect(readUtf16(`x${utf16Bytes('añ')}z`, 1)).toEqual({ isFound: true, text: 'añ', next: 7 });
  });

  it('does not find an empty text', () => {
    expect(readUtf16('\0\0ab', 0)).toMatchObject({ isFound: false, text: '' });
  });

  it('takes the rest where no terminator is; an odd byte is left out but counts', () => {
    expect(readUtf16('a\0b\0', 0)).toEqual({ isFound: true, text: 'ab', next: 4 });
    expect(readUtf16('a\0b\0c', 0)).toEqual({ isFound: true, text: 'ab', next: 5 });
    expect(readUtf16('c', 0)).toEqual({ isFound: true, text: '', next: 1 });
    expect(readUtf16('a\0\0', 0)).toEqual({ isFound: true, text: 'a', next: 3 });
  });

  it('looks for a terminator at whole units only', () => {
    expect(readUtf16('a\0\0\x01', 0)).toEqual({ isFound: true, text: 'a\u0100', next: 4 });
  });

  it('kills the agent where nothing is left', () => {
    expect(() => readUtf16('ab', 2)).toThrow(AgentCrash);
    expect(() => readFlushedUri('')).toThrow(/index-out-of-range/);
  });

  it('keeps unpaired surrogates, which are three bytes of UTF-8 each', () => {
    const { text } = readUtf16('\0\xd8\0\xdc\x01\xd8x\0', 0);
    expect(hexOfBytes(utf8BytesOfUtf16(text))).toBe('f0908080eda08178');
    expect(hexOfBytes(utf8BytesOfUtf16('\ud800é\udfff'))).toBe('eda080c3a9edbfbf');
  });
});

describe('what the agent takes from a cache event', () => {
  it('dies of an added entry without room for its status', () => {
    expect(readAddedUri(`${utf16Bytes('u')}\0\0`)).toBe('u');
    expect(readAddedUri('\0\0')).toBeUndefined();
    for (const data of ['', 'u\0', utf16Bytes('u'), `${utf16Bytes('u')}\0`, 'u']) {
      expect(() => readAddedUri(data)).toThrow(AgentCrash);
    }
  });

  it('takes a flushed address as it is', () => {
    expect(readFlushedUri('u\0')).toBe('u');
    expect(readFlushedUri('u')).toBe('');
    expect(readFlushedUri('\0\0')).toBeUndefined();
  });
});

describe('small tables', () => {
  it('know six methods of HTTP.sys', () => {
    const methods = Array.from({ length: 24 }, (_, verb) => methodOfVerb(verb));
    expect(methods.slice(0, 10)).toEqual([0, 0, 0, 6, 1, 5, 2, 3, 4, 0]);
    expect(methods.slice(10).every((method) => method === 0)).toBe(true);
    expect(methodOfVerb(0xffff_ffff)).toBe(0);
  });

  it('take the first extended item of type 1 and sixteen bytes for the related activity', () => {
    const id = (letter: string) => letter.repeat(16);
    const items = [
      { type: 2, data: id('a') },
      { type: 1, data: 'short' },
      { type: 1, data: id('b') },
      { type: 1, data: id('c') },
    ];
    expect(relatedActivityOf(items)).toBe(id('b'));
    expect(relatedActivityOf(items.slice(0, 2))).toBeUndefined();
  });
});
