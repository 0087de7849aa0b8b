import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonErrorOffset } from '../../../src/import/eventDump/jsonErrorOffset.ts';

describe('the place where a text stops being JSON', () => {
  it.each([
    ['', 0],
    ['{"a": 1,}', 8],
    ['{"a": [1, 2}', 11],
    ['[1 2]', 3],
    ['{"a" 1}', 5],
    ['["\\u12x4"]', 4],
    ['["\\x"]', 3],
    ['["a\nb"]', 3],
    ['[1] 2', 4],
    ['1, 2', 1],
    ['[nul]', 1],
    ['{"a": {"b": [', 13],
    ['["cut', 5],
  ])('in %j is character %i', (text, offset) => {
    expect(jsonErrorOffset(text)).toBe(offset);
  });

  it('is the end for every JSON text, and for what is left when one is cut', () => {
    const json = fc.tuple(fc.json(), fc.constantFrom(undefined, 2)).map(([text, indent]) => {
      return JSON.stringify({ value: JSON.parse(text) as unknown }, undefined, indent);
    });
    fc.assert(
      fc.property(json, fc.double({ min: 0, max: 1, noNaN: true }), (text, part) => {
        expect(jsonErrorOffset(text)).toBe(text.length);
        const cut = text.slice(0, Math.floor(text.length * part));
        expect(jsonErrorOffset(cut)).toBeGreaterThanOrEqual(cut.length - 6);
      }),
    );
  });

  it('is inside the text, whatever was done to it', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 2 }), (text, place, put) => {
        const at = place % (text.length + 1);
        const changed = text.slice(0, at) + put + text.slice(at + 1);
        const offset = jsonErrorOffset(changed);
        expect(offset >= 0 && offset <= changed.length).toBe(true);
        const isJson = isParsed(changed);
        if (isJson) expect(offset).toBe(changed.length);
      }),
    );
  });
});

function isParsed(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
