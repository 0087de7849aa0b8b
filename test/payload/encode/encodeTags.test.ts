import { describe, expect, it } from 'vitest';
import { Dictionary } from '../../../src/payload/encode/Dictionary.ts';
import { encodeTags } from '../../../src/payload/encode/encodeTags.ts';
import { murmur3 } from '../../../src/payload/encode/murmur3.ts';

describe('encodeTags', () => {
  it.each([
    ['tls.library:openssl', 1_478_795_271],
    ['tls.connection:encrypted', 2_422_230_794],
    ['tls.library:go', 2_586_898_000],
    ['', 0],
  ])('hashes %s like the agent', (text, hash) => {
    expect(murmur3(Buffer.from(text))).toBe(hash);
  });

  it('joins the hashes of all tags to a checksum without order', () => {
    const tags = ['tls.library:openssl', 'tls.connection:encrypted'];
    expect(encodeTags(tags, new Dictionary()).tagsChecksum).toBe(3_359_960_845);
    expect(encodeTags(tags.toReversed(), new Dictionary()).tagsChecksum).toBe(3_359_960_845);
  });

  it('lists a tag twice that a connection has twice, where it cancels itself out', () => {
    const dictionary = new Dictionary();
    expect(encodeTags(['env:prod', 'a', 'env:prod'], dictionary)).toEqual({
      tags: [0, 1, 0],
      tagsChecksum: encodeTags(['a'], new Dictionary()).tagsChecksum,
    });
    expect(dictionary.texts()).toEqual(['env:prod', 'a']);
  });
});
