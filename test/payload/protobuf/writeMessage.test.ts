import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../src/payload/protobuf/readMessage.ts';
import { writeMessage } from '../../../src/payload/protobuf/writeMessage.ts';
import { mapOf, message, repeated, single } from '../../../src/payload/schema/fieldTypes.ts';

const TYPE = message({
  signed: single(1, 'i32'),
  wide: single(2, 'i64'),
  zigzag: single(3, 's32'),
  share: single(4, 'double'),
  flag: single(5, 'bool'),
  text: single(6, 'text'),
  raw: single(7, 'bytes'),
  list: repeated(9, 'u32'),
  nested: mapOf(11, 's32', message({ failures: mapOf(52, 'u32', 'u32', { singleEntry: true }) })),
});
const i32 = fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff });
const u32 = fc.integer({ min: 0, max: 0xffff_ffff });
const failures = fc.array(fc.tuple(u32, u32), { maxLength: 4 }).map((pairs) => ({ failures: new Map(pairs) }));
const messages = fc.record({
  signed: i32,
  wide: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  zigzag: i32,
  share: fc.double({ noNaN: true }),
  flag: fc.boolean(),
  text: fc.string({ unit: 'binary' }),
  raw: fc.option(fc.uint8Array({ minLength: 1 }), { nil: undefined }),
  list: fc.array(u32),
  nested: fc.array(fc.tuple(i32, failures), { maxLength: 4 }).map((pairs) => new Map(pairs)),
});

describe('writeMessage', () => {
  it('law 9: what is written reads back the same, apart from the defect of the failure codes', () => {
    fc.assert(
      fc.property(messages, (value) => {
        const bytes = writeMessage(TYPE, value, { singleFailureEntry: false });
        const isMinusZero = Object.is(value.share, -0);
        expect(readMessage(TYPE, bytes)).toEqual({ ...value, share: isMinusZero ? 0 : value.share });
      }),
    );
  });

  it('puts all failure codes into one entry when told so, where they are ORed by the reader', () => {
    const value = {
      failures: new Map([
        [104, 1],
        [110, 2],
      ]),
    };
    const type = message({ failures: mapOf(52, 'u32', 'u32', { singleEntry: true }) });
    const bytes = writeMessage(type, value, { singleFailureEntry: true });
    expect(Buffer.from(bytes).toString('hex')).toBe('a2030808681001086e1002');
    expect(readMessage(type, bytes).failures).toEqual(new Map([[110, 3]]));
  });

  it('writes a message that is present although it is empty', () => {
    const type = message({ protocol: single(48, message({ stack: repeated(1, 'u32') })) });
    const bytes = writeMessage(type, { protocol: { stack: [] } }, { singleFailureEntry: true });
    expect(Buffer.from(bytes).toString('hex')).toBe('820300');
  });
});
