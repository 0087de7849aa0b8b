import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../src/model/choices.ts';
import { type ConnType, IPV4, TCP, UDP } from '../../src/model/connStats.ts';
import type { KernelHost } from '../../src/model/kernel/kernelSettings.ts';
import { NO_LEDGER } from '../../src/model/ledger/hitLedger.ts';
import { AgentPipeline } from '../../src/model/pipeline.ts';
import { findProfile } from '../../src/model/profiles.ts';
import { applyToggle, findToggle } from '../../src/model/toggles.ts';
import { MuseumBench } from './museum/conn/MuseumBench.ts';

/** The first bytes of an encrypted connection: only connection tracking knows them, not the dispatcher of HTTP. */
const CLIENT_HELLO = '\x16\x03\x01\x00\x2a\x01\x00\x00\x26\x03\x03'.padEnd(47, 'a');
const REQUEST = 'GET /a HTTP/1.1\r\n\r\n';
const RESPONSE = 'HTTP/1.1 200 OK\r\n\r\n';
const MINUTE_NS = 60_000_000_000;

interface Options {
  readonly host?: Partial<KernelHost>;
  readonly toggles?: Readonly<Record<string, string>>;
}

function pipelineWith({ host = {}, toggles = {} }: Options = {}): AgentPipeline {
  let profile = findProfile('agent-7.60')!;
  for (const [id, value] of Object.entries(toggles)) profile = applyToggle(profile, findToggle(id)!, value);
  return new AgentPipeline({
    profile,
    choices: FIRST_CHOICES,
    ledger: NO_LEDGER,
    processes: { scan: () => [], serviceOf: () => '' },
    cpuCount: 1,
    host,
    monotonicBaseNs: 0n,
    wallBaseNs: 0n,
  });
}

interface Sight {
  readonly from?: 'client' | 'server';
  readonly port?: number;
  readonly type?: ConnType;
  readonly timeNs?: number;
}

/** The socket filter sees a segment between 10.0.0.1 and port 80 of 10.0.0.2. */
function packet(pipeline: AgentPipeline, payload: string, sight: Sight = {}): void {
  const { from = 'client', port = 40_000, type = TCP, timeNs = 1 } = sight;
  const client = { src: '10.0.0.1', sport: port, dst: '10.0.0.2', dport: 80 };
  const server = { src: '10.0.0.2', sport: 80, dst: '10.0.0.1', dport: port };
  const tuple = { ...(from === 'client' ? client : server), netns: 0, pid: 0, type, family: IPV4 } as const;
  pipeline.packet({ cpu: 0, timeNs: BigInt(timeNs), tuple, seq: timeNs, flags: 0x10, payload, hits: 0 });
}

/** Protocols that the kernel has found, connection by connection. */
function classified(pipeline: AgentPipeline) {
  return pipeline.kernel.state.maps.protocolStacks.map.snapshot().map(({ value }) => value);
}

describe('classification of what the socket filter sees', () => {
  it('finds encryption in the first segment with a payload', () => {
    const pipeline = pipelineWith();
    packet(pipeline, '');
    expect(classified(pipeline)).toEqual([]);
    packet(pipeline, CLIENT_HELLO);
    expect(classified(pipeline)).toMatchObject([{ encryption: 1 }]);
  });

  it('does not find it where classification is off', () => {
    const pipeline = pipelineWith({ host: { isClassificationOn: false } });
    packet(pipeline, CLIENT_HELLO);
    expect(classified(pipeline)).toMatchObject([{ encryption: 0 }]);
  });

  it('does not look into UDP', () => {
    const pipeline = pipelineWith();
    packet(pipeline, CLIENT_HELLO, { type: UDP });
    expect(classified(pipeline)).toEqual([]);
  });
});

describe('when user space reads', () => {
  /** Many connections that each end with one request: more than a page of events. */
  function manyRequests(pipeline: AgentPipeline): void {
    for (let index = 0; index < 20; index += 1) {
      packet(pipeline, REQUEST, { port: 40_000 + index });
      packet(pipeline, RESPONSE, { port: 40_000 + index, from: 'server', timeNs: 2 });
      packet(pipeline, REQUEST, { port: 40_000 + index, timeNs: 3 });
    }
  }

  it('it reads pages as soon as they are sent', () => {
    const pipeline = pipelineWith();
    manyRequests(pipeline);
    expect(pipeline.usm.consumer.counters.eventsCaptured).toBe(0);
    pipeline.networkReceive(0);
    expect(pipeline.usm.channel).toHaveLength(0);
    expect(pipeline.usm.consumer.counters.eventsCaptured).toBeGreaterThan(0);
  });

  it('it leaves pages in the channel while it does not read, and takes them after the next hook', () => {
    const pipeline = pipelineWith();
    pipeline.reading.pages = false;
    manyRequests(pipeline);
    pipeline.networkReceive(0);
    expect(pipeline.afterHook()).toEqual([]);
    expect(pipeline.usm.channel.length).toBeGreaterThan(0);
    pipeline.reading.pages = true;
    pipeline.afterHook();
    expect(pipeline.usm.channel).toHaveLength(0);
    expect(pipeline.usm.consumer.counters.eventsCaptured).toBeGreaterThan(0);
  });

  it('it leaves closes where they are while it does not read them', () => {
    const bench = new MuseumBench({ 'close-batching': 'off' });
    bench.agent.reading.closes = false;
    const conn = { laddr: '10.0.0.1', lport: 40_000, raddr: '10.0.0.2', rport: 80, dir: 'out' } as const;
    bench.establish(1n, conn, 100);
    bench.sent(1n, 5);
    bench.close(1n);
    expect(bench.agent.afterHook()).toEqual([]);
    expect(bench.agent.state.listClients()).toMatchObject([{ closedCount: 0 }]);
    bench.agent.reading.closes = true;
    expect(bench.agent.afterHook()).toHaveLength(1);
    expect(bench.agent.state.listClients()).toMatchObject([{ closedCount: 1 }]);
  });
});

describe('requests without an answer', () => {
  it('are swept at every interval of the cleaner once they are idle for long enough', () => {
    const pipeline = pipelineWith({ toggles: { 'usm-map-cleaner-interval-ms': '120000' } });
    packet(pipeline, REQUEST);
    expect(pipeline.usm.program.inFlight.size).toBe(1);
    pipeline.advanceTo(2 * MINUTE_NS - 1);
    expect(pipeline.usm.program.inFlight.size).toBe(1);
    pipeline.advanceTo(2 * MINUTE_NS);
    expect(pipeline.usm.program.inFlight.size).toBe(0);
  });
});
