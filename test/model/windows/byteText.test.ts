import { describe, expect, it } from 'vitest';
import { AgentCrash } from '../../../src/model/windows/AgentCrash.ts';
import {
  bytesOfHex,
  hexOfBytes,
  u16At,
  u16NetworkAt,
  u16NetworkText,
  u16Text,
  u32At,
  u32Text,
  u64At,
  u64Text,
  u8At,
} from '../../../src/model/windows/byteText.ts';

const BYTES = '\x01\x02\x03\x04\x05\x06\x07\xff\xfe';

describe('bytes as text', () => {
  it('are read at their place, in both orders', () => {
    expect([u8At(BYTES, 0), u8At(BYTES, 8)]).toEqual([1, 0xfe]);
    expect([u16At(BYTES, 1), u16NetworkAt(BYTES, 1)]).toEqual([0x0302, 0x0203]);
    expect([u32At(BYTES, 1), u32At(BYTES, 5)]).toEqual([0x0504_0302, 0xfeff_0706]);
    expect([u64At(BYTES, 0), u64At(BYTES, 1)]).toEqual([0xff07_0605_0403_0201n, 0xfeff_0706_0504_0302n]);
  });

  it('are not read where there are none', () => {
    expect(() => u8At(BYTES, -1)).toThrow('the byte is there');
    expect(() => u8At(BYTES, 9)).toThrow('the byte is there');
    expect(() => u64At(BYTES, 2)).toThrow('the byte is there');
  });

  it('are written as they are read', () => {
    expect([u16Text(0x0302), u16NetworkText(0x0203)]).toEqual(['\x02\x03', '\x02\x03']);
    expect([u32Text(0xfeff_0706), u64Text(0xfeff_0706_0504_0302n)]).toEqual(['\x06\x07\xff\xfe', BYTES.slice(1)]);
    expect(u64Text(-1n)).toBe('\xff'.repeat(8));
  });

  it('have two digits each as hexadecimal text', () => {
    expect(hexOfBytes(BYTES)).toBe('01020304050607fffe');
    expect([hexOfBytes(''), hexOfBytes('\0'), hexOfBytes('\x0f\xa0')]).toEqual(['', '00', '0fa0']);
    expect([bytesOfHex(''), bytesOfHex('00ff0A'), bytesOfHex(hexOfBytes(BYTES))]).toEqual(['', '\0\xff\x0a', BYTES]);
    // Half a byte is none.
    expect([bytesOfHex('0'), bytesOfHex('0aF')]).toEqual(['', '\x0a']);
  });
});

describe('the end of an agent', () => {
  it('says what happened and where', () => {
    const crash = new AgentCrash('stack-overflow', 'pkg/a.go f', 'a path without end');
    expect(`${crash}`).toBe('AgentCrash: a path without end (stack-overflow in pkg/a.go f)');
    expect(crash).toMatchObject({ crash: 'stack-overflow', place: 'pkg/a.go f' });
  });
});
