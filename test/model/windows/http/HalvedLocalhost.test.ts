import { describe, expect, it } from 'vitest';
import { HalvedLocalhost } from '../../../../src/model/windows/http/HalvedLocalhost.ts';
import type { WindowsTransaction } from '../../../../src/model/windows/http/WindowsTransaction.ts';
import { windowsTransaction } from './windowsTransactions.ts';

const WITHIN = windowsTransaction({ src: '127.0.0.1', dst: '127.0.0.1' });

/** Of each transaction, whether it is left out. */
function dropped(...transactions: readonly WindowsTransaction[]): boolean[] {
  const halved = new HalvedLocalhost();
  return transactions.map((transaction) => halved.drops(transaction));
}

describe('requests over loopback as they once were counted', () => {
  it('count every second one of the same kind', () => {
    expect(dropped(WITHIN, WITHIN, WITHIN, WITHIN, WITHIN)).toEqual([true, false, true, false, true]);
  });

  it.each<[string, Partial<WindowsTransaction>]>([
    ['client', { dport: 50_001 }],
    ['server', { sport: 81 }],
    ['address', { src: '127.0.0.2' }],
    ['address of the client', { dst: '127.0.0.2' }],
    ['method', { method: 2 }],
    ['status', { status: 404 }],
    ['path', { fragment: 'GET /b HTTP/1.1' }],
    ['missing path', { fragment: undefined }],
  ])('pair only with themselves: another %s is another kind', (_what, fields) => {
    expect(dropped(WITHIN, { ...WITHIN, ...fields }, WITHIN)).toEqual([true, true, false]);
  });

  it('are all counted when one end is another host', () => {
    const { src: remote } = windowsTransaction();
    expect(dropped({ ...WITHIN, src: remote }, { ...WITHIN, dst: remote })).toEqual([false, false]);
  });

  it('are paired anew after the counts were handed out', () => {
    const halved = new HalvedLocalhost();
    expect(halved.drops(WITHIN)).toBe(true);
    halved.reset();
    expect(halved.drops(WITHIN)).toBe(true);
  });
});
