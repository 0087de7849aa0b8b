import { describe, expect, it } from 'vitest';
import { StateBench } from './StateBench.ts';

const values = new Map([
  ['conns_closed', 5n],
  ['conns_bpf_map_size', 100n],
]);

function ask(bench: StateBench, client: string): unknown {
  return Object.fromEntries(bench.state.getTelemetryDelta(client, values, 0) ?? []);
}

describe('telemetry of the tracer', () => {
  it('S70 answers growth for counters and sums for the others', () => {
    const bench = new StateBench();
    expect(ask(bench, 'c')).toEqual({ conns_closed: 5n, conns_bpf_map_size: 100n });
    expect(ask(bench, 'c')).toEqual({ conns_closed: 0n, conns_bpf_map_size: 100n });
  });

  it('S71 adds the others up over the calls of all clients', () => {
    const bench = new StateBench();
    bench.register('1', '2');
    expect(ask(bench, '1')).toEqual({ conns_closed: 5n, conns_bpf_map_size: 100n });
    expect(ask(bench, '2')).toEqual({ conns_closed: 5n, conns_bpf_map_size: 200n });
  });

  it('answers nothing, and registers nobody, without values', () => {
    const bench = new StateBench();
    expect(bench.state.getTelemetryDelta('c', new Map(), 0)).toBeUndefined();
    expect(bench.state.hasClients).toBe(false);
  });
});
