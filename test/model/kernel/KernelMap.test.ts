import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../../src/model/choices.ts';
import { KernelMap } from '../../../src/model/kernel/KernelMap.ts';
import { TEXT_KEYS } from '../../../src/model/kernel/OrderedHashTable.ts';

describe('a kernel map', () => {
  it('refuses a new key when it is full, counts that, and evicts nothing', () => {
    const map = new KernelMap<string, number>('conn_stats', 2, TEXT_KEYS);
    map.set('a', 1);
    map.set('b', 2);
    expect(map.set('c', 3)).toBe('full');
    expect(map.insert('c', 3)).toBe('full');
    expect(map.refusedCount).toBe(2);
    expect(map.snapshot().map(({ key }) => key)).toEqual(['a', 'b']);
  });

  it('overwrites in a full map, and reports an existing key as such', () => {
    const map = new KernelMap<string, number>('conn_stats', 1, TEXT_KEYS);
    map.set('a', 1);
    expect(map.set('a', 2)).toBe('stored');
    expect(map.insert('a', 3)).toBe('exists');
    expect(map.get('a')).toBe(2);
    expect(map.refusedCount).toBe(0);
  });

  it('does not count what user space could not seed', () => {
    const map = new KernelMap<string, number>('port_bindings', 1, TEXT_KEYS);
    map.seed('a', 1);
    map.seed('a', 5);
    map.seed('b', 1);
    expect(map.snapshot()).toEqual([{ key: 'a', value: 1 }]);
    expect(map.refusedCount).toBe(0);
  });

  it('is walked in the order that the choices give, by default that of creation', () => {
    const map = new KernelMap<string, number>('conn_stats', 3, TEXT_KEYS);
    for (const [index, key] of ['z', 'a', 'm'].entries()) map.set(key, index);
    expect(map.entries(FIRST_CHOICES).map(({ key }) => key)).toEqual(['z', 'a', 'm']);
    const places: string[] = [];
    const reversed = {
      ...FIRST_CHOICES,
      order: (place: string, count: number) => {
        places.push(place);
        return Array.from({ length: count }, (_, index) => count - 1 - index);
      },
    };
    expect(map.entries(reversed).map(({ key }) => key)).toEqual(['m', 'a', 'z']);
    expect(places).toEqual(['kernel-map.conn_stats']);
  });
});
