import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../../src/model/choices.ts';
import { INCOMING, OUTGOING } from '../../../src/model/connStats.ts';
import { CloseConsumer } from '../../../src/model/delivery/CloseConsumer.ts';
import { Ledger } from '../../../src/model/ledger/ledger.ts';
import { NO_TRACKER } from '../../../src/model/ledger/tracker.ts';
import { WindowsHttpStats } from '../../../src/model/windows/http/WindowsHttpStats.ts';
import { closeRecordOf } from '../delivery/closeRecordOf.ts';
import { tcpSocket } from '../kernel/closingHost.ts';
import { requests } from '../state/httpRequests.ts';
import { StateBench } from '../state/StateBench.ts';
import { MuseumBench, profileWith } from './conn/MuseumBench.ts';
import { tellRequest } from './windows/tellRequest.ts';

const CLIENT = { laddr: '10.0.0.1', lport: 40_000, raddr: '10.0.0.9', rport: 80, dir: 'out' } as const;

/** What is counted of one request that the HTTP service tells of. */
function statsOfRequest(toggles: Readonly<Record<string, string>>, stepMs?: number) {
  const { windows, usm } = profileWith(toggles);
  const stats = new WindowsHttpStats({ profile: usm, pathBufferBytes: 512, choices: FIRST_CHOICES });
  const times = stepMs === undefined ? {} : { stepMs };
  for (const tx of tellRequest(windows, [21, 1, 2, 4, 12], { ledger: new Ledger(), ...times })) stats.process(tx);
  return [...stats.getAndResetAllStats().values()];
}

describe('M112 windows-zero-latency', () => {
  it.each([
    ['on', 1],
    ['off', 0],
  ])('etw-zero-latency-bump=%s counts %i requests that end when they begin', (bump, counted) => {
    expect(statsOfRequest({ 'etw-zero-latency-bump': bump }, 0)).toHaveLength(counted);
  });
});

describe('M115 windows-full-path-flag', () => {
  it.each([
    ['on', true],
    ['off', false],
  ])('etw-trailing-space=%s: the path is full: %s', (space, fullPath) => {
    expect(statsOfRequest({ 'etw-trailing-space': space }).map(({ key }) => key.fullPath)).toEqual([fullPath]);
  });
});

describe('M116 retransmits-exceed-sent', () => {
  it.each([
    ['socket-totals', [9, 4]],
    ['last-touched', [0, 4]],
  ])('final-counters=%s ships %j packets and retransmits of a close', (rule, counts) => {
    const bench = new MuseumBench({ 'final-counters': rule });
    const { kernel } = bench.agent;
    const socket = tcpSocket();
    kernel.tcp.connect(bench.task(10), socket);
    kernel.tcp.finishConnect(bench.task(0), socket);
    kernel.tcp.retransmitEntry(bench.task(10), socket);
    socket.retransOut = 4;
    kernel.tcp.retransmitReturn(bench.task(10), 0);
    // Sent after the last call that was seen.
    socket.segsOut = 9;
    kernel.tcpClose(bench.task(10), socket);
    const [conn] = bench.poll().delta.conns;
    expect([Number(conn!.last.sentPackets), conn!.last.retransmits]).toEqual(counts);
  });
});

describe('M117 sendpage-bytes-missed', () => {
  it.each([
    ['on', 500],
    ['off', 0],
  ])('sendpage-hook=%s ships %i bytes that were sent without a copy', (hook, bytes) => {
    const bench = new MuseumBench({ 'sendpage-hook': hook });
    const { kernel } = bench.agent;
    const socket = tcpSocket();
    kernel.tcp.connect(bench.task(10), socket);
    kernel.tcp.finishConnect(bench.task(0), socket);
    kernel.tcp.sendpageEntry(bench.task(10), socket);
    kernel.tcp.sendpageReturn(bench.task(10), 500);
    expect(MuseumBench.sentBytes(bench.poll())).toEqual([bytes]);
  });
});

describe('M118 client-open-unreported', () => {
  it.each([
    ['at-establishment', [1, 1]],
    ['at-first-byte', [0, 1]],
  ])('client-open=%s reports %j connections before and after the first byte', (rule, reported) => {
    const bench = new MuseumBench({ 'client-open': rule });
    bench.establish(1n, CLIENT, 10);
    const before = bench.poll().delta.conns.length;
    bench.sent(1n, 1);
    expect([before, bench.poll().delta.conns.length]).toEqual(reported);
  });
});

describe('M119 empty-close-dropped', () => {
  it.each([
    ['emitted', 1, 'in-flight'],
    ['dropped', 0, 'lost'],
  ])('bare-tcp-close=%s batches %i closes of a connection that was never seen', (rule, closes, fate) => {
    const bench = new MuseumBench({ 'bare-tcp-close': rule });
    const { kernel } = bench.agent;
    const flow = bench.ledger.openFlow();
    kernel.tcpClose(bench.task(10), tcpSocket(0, { flow: bench.ledger.listOfFlow(flow) }));
    expect(kernel.state.batches.of(0)!.length).toBe(closes);
    expect(bench.ledger.flow(flow).fate.kind).toBe(fate);
  });
});

describe('M120 bare-close-direction', () => {
  it.each([
    ['by-port', INCOMING],
    ['unknown', OUTGOING],
  ])('bare-close-direction=%s gives the close of a server direction %i', (rule, direction) => {
    const bench = new MuseumBench({ 'bare-close-direction': rule });
    const { kernel } = bench.agent;
    kernel.seedPort('tcp', { netns: 1, port: 80 }, 1);
    kernel.tcpClose(bench.task(10), tcpSocket(0, { sport: 80, dport: 40_000 }));
    expect(bench.poll().delta.conns.map((conn) => conn.direction)).toEqual([direction]);
  });
});

describe('M121 startup-bind-race', () => {
  it.each([
    ['on', INCOMING],
    ['off', OUTGOING],
  ])('outgoing-direction-fix=%s gives a server that was missed at start direction %i', (fix, direction) => {
    const bench = new StateBench(profileWith({ 'outgoing-direction-fix': fix }).state, {}, 'as-run');
    const ends = { source: '10.0.0.1', sport: 8080, dest: '10.0.0.1', dport: 40_000 };
    expect(bench.poll([{ ck: 1, s: 1, ...ends, dir: OUTGOING }]).conns[0]!.direction).toBe(direction);
  });
});

describe('M124 nat-removed-from-every-incoming', () => {
  it.each([
    ['removed-at-target', true],
    ['removed-from-incoming', false],
  ])('intra-host-translation=%s: an incoming connection keeps a translation of its own: %s', (rule, isKept) => {
    const bench = new StateBench(profileWith({ 'intra-host-translation': rule }).state, {}, 'as-run');
    const nat = { replSrcIp: '10.0.0.1', replSrcPort: 40_000, replDstIp: '10.0.0.1', replDstPort: 80 };
    const ends = { source: '10.0.0.1', sport: 8080, dest: '10.0.0.1', dport: 40_000 };
    const [conn] = bench.poll([{ ck: 1, s: 1, ...ends, dir: INCOMING, nat }]).conns;
    expect([conn!.intraHost, conn!.ipTranslation !== undefined]).toEqual([true, isKept]);
  });
});

describe('M128 limit-skipped-with-one-client', () => {
  it.each([
    ['on', 1, 1],
    ['off', 2, 0],
  ])('single-client-limits=%s: with a limit of 1 a single client holds %i of 2 endpoints', (limits, held, dropped) => {
    const { state } = profileWith({ 'single-client-limits': limits, 'max-http-stats': '1' });
    const bench = new StateBench(state, {}, 'as-run');
    bench.register('c');
    expect(bench.poll([], 'c', { http: requests('/a', '/b') }).http.size).toBe(held);
    expect(bench.state.telemetry.httpStatsDropped).toBe(dropped);
  });
});

describe('M129 lost-counter-unit', () => {
  it.each([
    ['samples', 1],
    ['connections', 4],
  ])('lost-unit=%s counts a lost sample as %i', (unit, perSample) => {
    const { delivery } = profileWith({ 'lost-unit': unit, transport: 'perf' });
    const parts = { cpuCount: 1, batches: [], onClosed() {}, choices: FIRST_CHOICES, tracker: NO_TRACKER };
    const consumer = new CloseConsumer({ profile: { ...delivery, selectPolicy: 'data-first' }, ...parts });
    const offer = () => consumer.offer({ via: 'perf', cpu: 0, kind: 'conn', record: closeRecordOf() });
    let offered = 1;
    for (offer(); offered < 2000; offered += 1) offer();
    consumer.deliverAll(0);
    offer();
    consumer.deliverAll(0);
    const { pollingLost, pollingReceived } = consumer.telemetry;
    expect(pollingLost).toBeGreaterThan(0);
    expect(pollingLost).toBe((offered + 1 - pollingReceived) * perSample);
  });
});

describe('M130 zero-delta-records', () => {
  it.each([
    ['withheld', [1, 0]],
    ['delivered', [1, 1]],
  ])('zero-delta=%s ships %j records of a connection that fell silent', (rule, records) => {
    const bench = new StateBench(profileWith({ 'zero-delta': rule }).state, {}, 'as-run');
    expect([1, 2].map(() => bench.poll([{ ck: 1, s: 10 }]).conns.length)).toEqual(records);
  });
});
