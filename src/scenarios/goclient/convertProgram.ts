import { assertNever } from '../../model/assert.ts';
import { type HttpHost, patientHost } from '../../model/goclient/HttpHost.ts';
import type { CallerPlan } from '../../model/goclient/RequestCall.ts';
import { PLAIN_RESPONSE, type ResponsePlan } from '../../model/goclient/ResponsePlan.ts';
import { DEFAULT_TRANSPORT, type TransportConfig, ZERO_TRANSPORT } from '../../model/goclient/TransportConfig.ts';
import type { CallPlan, ClientChoice, ClientProgram, PeriodicPlan, ProgramClient } from './ClientProgram.ts';
import type { RawBody, RawCall, RawClientScenario, RawHolder, RawPeriodic, RawTransport } from './rawClientScenario.ts';
import type { ScaledDurations } from './ScaledDurations.ts';

const DEFAULT_HOST = 'server';
/** Name of the transport that `transport` describes. */
const POOL_TRANSPORT = 'default';
/** Name of the one client that is there without `clients`. */
const SHARED_CLIENT = 'shared';

const CALLERS: Readonly<Record<RawBody, CallerPlan>> = {
  'read-and-close': 'read-close',
  read: 'read-only',
  'close-unread': 'close-only',
  abandon: 'abandon',
  hold: 'hold',
  follow: 'follow',
  'read-bytes': 'read-n',
  'read-bytes-and-close': 'read-n-close',
};

type Place = readonly (string | number)[];

/** What a call may refer to. */
interface Known {
  readonly hosts: ReadonlyMap<string, HttpHost>;
  readonly clients: ReadonlyMap<string, ProgramClient>;
  readonly hasPool: boolean;
  readonly durations: ScaledDurations;
}

/** Turns the checked description of an application into a {@link ClientProgram}. */
export function convertProgram(raw: RawClientScenario, durations: ScaledDurations): ClientProgram {
  const { application } = raw;
  const transports = new Map([[POOL_TRANSPORT, convertTransport(raw.transport ?? {}, ['transport'], durations)]]);
  for (const [name, transport] of Object.entries(raw.transports ?? {})) {
    transports.set(name, convertTransport(transport, ['transports', name], durations));
  }
  const clients = convertClients(raw, transports, durations);
  const hosts = convertHosts(raw, durations);
  const known: Known = { hosts, clients, hasPool: application.pool !== undefined, durations };
  const startup = (application.startup ?? []).map((plan, index) => ({
    calls: plan.calls,
    call: convertCall(plan, ['application', 'startup', index], known),
  }));
  const holders = (application.holders ?? []).map((plan, index) => ({
    calls: plan.count,
    call: convertCall(callOfHolder(plan), ['application', 'holders', index], known),
  }));
  return {
    release: { dialDetached: raw.go?.dialDetached ?? true },
    hosts,
    transports,
    clients,
    poolTransport: POOL_TRANSPORT,
    pool: { size: application.pool?.size ?? 0, closesTemporary: application.pool?.closeTemporary ?? false },
    otherGoroutines: application.otherGoroutines ?? 0,
    startup: [...startup, ...holders],
    periodic: (application.periodic ?? []).map((plan, index) =>
      convertPeriodic(plan, ['application', 'periodic', index], known),
    ),
  };
}

/** The configuration of a transport; what is not said is Go's zero value, or that of its default transport. */
export function convertTransport(raw: RawTransport, at: Place, durations: ScaledDurations): TransportConfig {
  const base = raw.default === true ? scaled(DEFAULT_TRANSPORT, durations.scale) : ZERO_TRANSPORT;
  const time = (key: 'idleConnTimeout' | 'responseHeaderTimeout' | 'dialDelay' | 'dialTimeout', fallback: number) =>
    raw[key] === undefined ? fallback : durations.read(raw[key], [...at, key]);
  return {
    disableKeepAlives: raw.disableKeepAlives ?? base.disableKeepAlives,
    maxIdleConns: raw.maxIdleConns ?? base.maxIdleConns,
    maxIdleConnsPerHost: raw.maxIdleConnsPerHost ?? base.maxIdleConnsPerHost,
    maxConnsPerHost: raw.maxConnsPerHost ?? base.maxConnsPerHost,
    idleConnTimeoutNs: time('idleConnTimeout', base.idleConnTimeoutNs),
    responseHeaderTimeoutNs: time('responseHeaderTimeout', base.responseHeaderTimeoutNs),
    dialDelayNs: time('dialDelay', base.dialDelayNs),
    dialTimeoutNs: time('dialTimeout', base.dialTimeoutNs),
    proxy: raw.proxy ?? base.proxy,
    isHttp2: raw.http2 ?? base.isHttp2,
  };
}

function scaled(config: TransportConfig, scale: number): TransportConfig {
  const { idleConnTimeoutNs, dialTimeoutNs } = config;
  return {
    ...config,
    idleConnTimeoutNs: Math.floor(idleConnTimeoutNs / scale),
    dialTimeoutNs: Math.floor(dialTimeoutNs / scale),
  };
}

function convertClients(
  raw: RawClientScenario,
  transports: ReadonlyMap<string, TransportConfig>,
  durations: ScaledDurations,
): Map<string, ProgramClient> {
  const clients = new Map<string, ProgramClient>([[SHARED_CLIENT, { transport: POOL_TRANSPORT, timeoutNs: 0 }]]);
  for (const [name, { transport = POOL_TRANSPORT, timeout }] of Object.entries(raw.clients ?? {})) {
    const at = ['clients', name];
    if (name === 'pool' || name === 'temporary') durations.fail(at, `\`${name}\` is no name for a client`);
    if (!transports.has(transport)) {
      durations.fail([...at, 'transport'], `there is no transport \`${transport}\`; known: ${names(transports)}`);
    }
    clients.set(name, { transport, timeoutNs: durations.read(timeout, [...at, 'timeout']) });
  }
  return clients;
}

function convertHosts(raw: RawClientScenario, durations: ScaledDurations): Map<string, HttpHost> {
  if (!raw.servers) return new Map([[DEFAULT_HOST, patientHost(DEFAULT_HOST)]]);
  return new Map(
    Object.entries(raw.servers).map(([name, server]): [string, HttpHost] => [
      name,
      {
        name,
        scheme: server.scheme ?? 'http',
        family: server.family ?? 'tcp4',
        closesIdleAfterNs: durations.read(server.closesIdleAfter, ['servers', name, 'closesIdleAfter']),
        refusesDials: server.refusesDials ?? false,
      },
    ]),
  );
}

/** By default in the middle between two full periods, so that counts at whole periods are never read at a border. */
function convertPeriodic(raw: RawPeriodic, at: Place, known: Known): PeriodicPlan {
  const { durations } = known;
  const everyNs = durations.read(raw.every, [...at, 'every']);
  if (everyNs === 0) durations.fail([...at, 'every'], 'must be more than 0');
  return {
    everyNs,
    firstNs: raw.first === undefined ? Math.floor(everyNs / 2) : durations.read(raw.first, [...at, 'first']),
    calls: raw.calls ?? (raw.strayGoroutines === undefined ? 1 : 0),
    call: convertCall(raw, at, known),
    strayGoroutines: raw.strayGoroutines ?? 0,
  };
}

function callOfHolder({ kind, client, server }: RawHolder): RawCall {
  const common = { ...(client !== undefined && { client }), ...(server !== undefined && { server }) };
  switch (kind) {
    case 'follow':
      return { ...common, body: 'follow', stream: true };
    case 'unread-body':
      return { ...common, body: 'hold' };
    case 'hung':
      return { ...common, answers: 'never' };
    default:
      return assertNever(kind);
  }
}

function convertCall(raw: RawCall, at: Place, { hosts, clients, hasPool, durations }: Known): CallPlan {
  const host = raw.server ?? [...hosts.keys()][0] ?? DEFAULT_HOST;
  if (!hosts.has(host)) durations.fail([...at, 'server'], `there is no server \`${host}\`; known: ${names(hosts)}`);
  const name = raw.client ?? (hasPool ? 'pool' : SHARED_CLIENT);
  if (name === 'pool' && !hasPool) durations.fail([...at, 'client'], 'the application has no `pool`');
  if (name !== 'pool' && name !== 'temporary' && !clients.has(name)) {
    const known = ['pool', 'temporary', ...clients.keys()].join(', ');
    durations.fail([...at, 'client'], `there is no client \`${name}\`; known: ${known}`);
  }
  const client: ClientChoice = name === 'pool' || name === 'temporary' ? { kind: name } : { kind: 'named', name };
  return {
    client,
    host,
    method: raw.method ?? 'GET',
    response: convertResponse(raw, at, durations),
    caller: CALLERS[raw.body ?? 'read-and-close'],
    readBytes: raw.readBytes ?? 0,
    endsOld: raw.endsOld ?? false,
  };
}

function convertResponse(raw: RawCall, at: Place, durations: ScaledDurations): ResponsePlan {
  return {
    status: raw.status ?? PLAIN_RESPONSE.status,
    framing: raw.framing ?? (raw.stream === true ? 'chunked' : PLAIN_RESPONSE.framing),
    bytes: raw.bytes ?? PLAIN_RESPONSE.bytes,
    holdsHeaders: raw.answers === 'never',
    isStream: raw.stream ?? false,
    closesConnection: raw.connectionClose ?? false,
    answerDelayNs: durations.read(raw.think, [...at, 'think']),
  };
}

function names(map: ReadonlyMap<string, unknown>): string {
  return [...map.keys()].join(', ');
}
