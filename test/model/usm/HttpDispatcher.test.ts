import { describe, expect, it } from 'vitest';
import { FLAG_NPM, FLAG_SOCKET_FILTER_DELETION, FLAG_USM } from '../../../src/model/kernel/protocolStackMap.ts';
import { CaptureBench, FIN, request, response } from './captureBench.ts';

function exchange(bench: CaptureBench, clientPort: number): void {
  bench.segment({ from: 'client', clientPort, seq: 100, payload: request('/a') });
  bench.segment({ from: 'server', clientPort, seq: 500, payload: response(200) });
  bench.segment({ from: 'client', clientPort, seq: 900, flags: FIN });
}

describe('HttpDispatcher', () => {
  it('remembers only the latest segment of a direction: a copy behind another segment is processed again', () => {
    const bench = new CaptureBench({ entry: 'dispatcher' });
    bench.segment({ from: 'client', seq: 100, payload: request('/a') });
    bench.segment({ from: 'client', seq: 150, payload: request('/b') });
    bench.segment({ from: 'client', seq: 100, payload: request('/a') });
    expect(bench.rows).toEqual([
      [1, 0, 1010, 0],
      [1, 0, 1020, 0],
    ]);
  });

  it('forgets the sequence number at FIN, so that the copy of a response in the FIN segment gives a half', () => {
    const bench = new CaptureBench({ entry: 'dispatcher' });
    bench.segment({ from: 'client', seq: 100, payload: request('/a') });
    bench.segment({ from: 'server', seq: 500, payload: response(200), flags: FIN });
    bench.segment({ from: 'server', seq: 500, payload: response(200), flags: FIN });
    expect(bench.rows).toEqual([
      [1, 200, 1010, 1020],
      [0, 200, 0, 1030],
    ]);
  });

  it('does not classify payloads under 16 bytes, absolute addresses and CONNECT', () => {
    const bench = new CaptureBench({ entry: 'dispatcher' });
    for (const [index, payload] of [
      'GET /a HTTP/1.0',
      'GET http://a/ HTTP/1.1\r\n',
      'CONNECT a:443 HTTP/1.1',
    ].entries()) {
      bench.segment({ from: 'client', clientPort: 40_000 + index, seq: 1, payload });
    }
    expect(bench.program.inFlight.size).toBe(0);
    expect(bench.stacks.find(bench.tuple('client'))).toMatchObject({ application: 0, flags: FLAG_USM });
  });

  it('does not see a connection while the classification map is full', () => {
    const bench = new CaptureBench({ entry: 'dispatcher', maxStacks: 1 });
    bench.segment({ from: 'client', clientPort: 40_001, seq: 1, payload: request('/held') });
    exchange(bench, 40_002);
    expect(bench.emitted).toEqual([]);
    expect(bench.stacks.map.refusedCount).toBe(3);
  });

  it('does not recognise copies of new directions while the sequence map is full', () => {
    const bench = new CaptureBench({ entry: 'dispatcher', maxSequences: 1 });
    bench.segment({ from: 'client', clientPort: 40_001, seq: 1, payload: request('/held') });
    bench.segment({ from: 'server', seq: 500, payload: response(200) });
    bench.segment({ from: 'client', seq: 100, payload: request('/a') });
    bench.segment({ from: 'client', seq: 100, payload: request('/a') });
    expect(bench.rows).toEqual([
      [0, 200, 0, 1020],
      [1, 0, 1030, 0],
    ]);
  });

  it('does not parse bytes of a connection that is known to be encrypted, but still sees its FIN', () => {
    const bench = new CaptureBench({ entry: 'dispatcher' });
    bench.tlsCall('client', request('/a'));
    bench.segment({ from: 'client', seq: 1, payload: request('/cipher') });
    expect(bench.emitted).toEqual([]);
    bench.segment({ from: 'client', seq: 2, flags: FIN });
    expect(bench.rows).toEqual([[1, 0, 1010, 0]]);
  });

  it('leaves the classification entry to connection tracking when that is interested too', () => {
    const bench = new CaptureBench({ entry: 'dispatcher' });
    bench.segment({ from: 'client', seq: 100, payload: request('/a') });
    const stack = bench.stacks.find(bench.tuple('client'))!;
    stack.flags |= FLAG_NPM;
    bench.segment({ from: 'client', seq: 900, flags: FIN });
    expect(bench.stacks.find(bench.tuple('client'))?.flags).toBe(FLAG_USM | FLAG_NPM | FLAG_SOCKET_FILTER_DELETION);
  });

  it('processes a first segment with FIN and remembers nothing of it', () => {
    const bench = new CaptureBench({ entry: 'dispatcher' });
    bench.segment({ from: 'client', seq: 100, payload: request('/a'), flags: FIN });
    expect(bench.rows).toEqual([[1, 0, 1010, 0]]);
    expect(bench.stacks.map.size).toBe(0);
  });
});
