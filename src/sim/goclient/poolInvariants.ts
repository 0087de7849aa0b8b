import type { ClientConn } from '../../model/goclient/ClientConn.ts';
import { callerState } from '../../model/goclient/goroutineStates.ts';
import type { HttpProcess } from '../../model/goclient/HttpProcess.ts';
import { countFds, countGoroutines } from '../../model/goclient/sampleCounts.ts';
import type { Transport } from '../../model/goclient/Transport.ts';
import { idlePerHostMax } from '../../model/goclient/TransportConfig.ts';

/** What holds in a process at every instant, by its number; the others are of whole runs. */
export type PoolInvariantId = 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P10';

/** An invariant that does not hold now. */
export interface PoolViolation {
  readonly invariant: PoolInvariantId;
  readonly expected: string;
  readonly observed: string;
}

/** Checks everything that holds at every instant. */
export function checkPools(process: HttpProcess): PoolViolation[] {
  const openOf = new Map<Transport, ClientConn[]>(process.transports.map((transport) => [transport, []]));
  for (const conn of process.openConns) openOf.get(conn.transport)?.push(conn);
  return [
    ...checkSums(process),
    ...[...openOf].flatMap(([transport, open]) => [...checkIdleLimits(transport), ...checkSlots(transport, open)]),
    ...[...process.openConns].flatMap((conn) => [...checkConn(conn), ...checkServerClose(conn)]),
    ...checkIdleTimes(process),
  ];
}

/** P1: two goroutines for each connection, one for each blocked caller and each dial; one descriptor a socket. */
function checkSums(process: HttpProcess): PoolViolation[] {
  let loops = 0;
  for (const conn of process.openConns) loops += conn.isHttp2 ? 1 : 2;
  const blocked = [...process.calls.values()].filter((call) => callerState(call) !== undefined).length;
  const dials = process.transports.reduce((sum, transport) => sum + transport.dials.size, 0);
  const goroutines = loops + blocked + dials + process.otherGoroutines;
  const fds = [...process.openConns, ...process.handedOver].length;
  return [
    ...unless('P1', `${goroutines} goroutines`, `${countGoroutines(process)} goroutines`),
    ...unless('P1', `${fds} descriptors`, `${countFds(process)} descriptors`),
  ];
}

/** P2: idle connections of a key and of all keys stay within their limits. */
function checkIdleLimits({ idle, config }: Transport): PoolViolation[] {
  const keys = [...new Set([...idle.conns].map(({ key }) => key))];
  const perKey = idlePerHostMax(config);
  const full = keys.find((key) => idle.sizeOf(key) > perKey);
  const isOverTotal = config.maxIdleConns > 0 && idle.size > config.maxIdleConns;
  return [
    ...(full === undefined ? [] : [violation('P2', `at most ${perKey} idle of ${full}`, `${idle.sizeOf(full)}`)]),
    ...(isOverTotal ? [violation('P2', `at most ${config.maxIdleConns} idle`, `${idle.size}`)] : []),
  ];
}

/** P3: what is dialled or open is what is counted, within the limit; while somebody waits, the limit is used up. */
function checkSlots(transport: Transport, open: readonly ClientConn[]): PoolViolation[] {
  const { config, slots, dialWaiters, dials } = transport;
  const max = config.maxConnsPerHost;
  if (max <= 0) return [];
  const keys = new Set([...open.map(({ key }) => key), ...[...dials].map(({ key }) => key)]);
  return [...keys].flatMap((key) => {
    const used = [...open, ...dials].filter((user) => user.key === key).length;
    const counted = slots.countedOf(key);
    const waiting = dialWaiters.waiting(key);
    return [
      ...(used > max ? [violation('P3', `at most ${max} of ${key}`, `${used}`)] : []),
      ...unless('P3', `${used} of ${key} counted`, `${counted} of ${key} counted`),
      ...(waiting > 0 && counted !== max
        ? [violation('P3', `all ${max} used while ${waiting} wait`, `${counted}`)]
        : []),
    ];
  });
}

/** P4: a connection serves requests of its own key and transport, with HTTP/1 one at a time. */
function checkConn(conn: ClientConn): PoolViolation[] {
  const foreign = [...conn.calls].find(
    ({ options }) => options.transport !== conn.transport || conn.transport.keyOf(options.host) !== conn.key,
  );
  return [
    ...(foreign ? [violation('P4', `a request of ${conn.key}`, foreign.options.host.name)] : []),
    ...(conn.isHttp2 || conn.calls.size <= 1 ? [] : [violation('P4', 'one request', `${conn.calls.size}`)]),
  ];
}

/** P5: nothing is idle for longer than the idle timeout. */
function checkIdleTimes(process: HttpProcess): PoolViolation[] {
  return process.transports.flatMap(({ idle, config }) => {
    const maxNs = config.idleConnTimeoutNs;
    if (maxNs <= 0) return [];
    const late = [...idle.conns].find((conn) => conn.calls.size === 0 && process.nowNs - conn.waitsSinceNs > maxNs);
    return late ? [violation('P5', `idle for ${maxNs} ns at most`, `${process.nowNs - late.waitsSinceNs} ns`)] : [];
  });
}

/** P10: a server's close is seen at once where the read loop reads, so only open bodies are still there after one. */
function checkServerClose(conn: ClientConn): PoolViolation[] {
  if (!conn.hasServerClosed || conn.use === 'body') return [];
  return [violation('P10', 'closed, as its server has', conn.use)];
}

function unless(invariant: PoolInvariantId, expected: string, observed: string): PoolViolation[] {
  return expected === observed ? [] : [violation(invariant, expected, observed)];
}

function violation(invariant: PoolInvariantId, expected: string, observed: string): PoolViolation {
  return { invariant, expected, observed };
}
