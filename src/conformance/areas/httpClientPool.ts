import { HttpProcess } from '../../model/goclient/HttpProcess.ts';
import type { HttpHost } from '../../model/goclient/HttpHost.ts';
import { patientHost } from '../../model/goclient/HttpHost.ts';
import { type ProcessCounts, sampleCounts } from '../../model/goclient/sampleCounts.ts';
import type { Transport } from '../../model/goclient/Transport.ts';
import type { TransportConfig } from '../../model/goclient/TransportConfig.ts';
import { MalformedVectorError, numberOf, objectOf, objectsOf, textOf, toObject } from '../codec/fields.ts';
import { callerPlanOf, responsePlanOf, transportConfigOf } from '../codec/httpClientPool.ts';
import { firstDifference } from '../compare.ts';
import type { Divergence, Json, JsonObject, Vector } from '../vector.ts';

const FORMAT = 'http-client-pool/1';
const NS_PER_MS = 1_000_000;
/** From this release on a dial outlives the request that started it. */
const DETACHED_DIALS_SINCE = 23;

/** What a timeline's operations act on. */
interface Subject {
  readonly process: HttpProcess;
  readonly templates: ReadonlyMap<string, TransportConfig>;
  readonly clients: ReadonlyMap<string, { readonly transport: Transport; readonly timeoutNs: number }>;
}

/** Replays one measured timeline of Go's HTTP client and compares the counts at each of its samples. */
export function runHttpClientPool({ config }: Vector): Divergence | undefined {
  if (config['format'] !== FORMAT) throw new MalformedVectorError(`the format is not ${FORMAT}`);
  const subject = subjectOf(config);
  const ops = objectsOf(config, 'ops');
  if (!ops.some(({ op }) => op === 'sample')) throw new MalformedVectorError('there is no sample to compare with');
  for (const [step, op] of ops.entries()) {
    const name = textOf(op, 'op');
    subject.process.advanceTo(numberOf(op, 'at') * NS_PER_MS);
    if (name !== 'sample') {
      apply(subject, name, op);
      continue;
    }
    const expected = op['expect'];
    if (expected === undefined) throw new MalformedVectorError(`sample ${step} expects nothing`);
    const difference = firstDifference(expected, countsToJson(sampleCounts(subject.process), subject.templates));
    if (difference) return { step, op: `sample ${textOf(op, 'label')}`, ...difference };
  }
  return undefined;
}

function subjectOf(config: JsonObject): Subject {
  const process = new HttpProcess({ dialDetached: hasDetachedDials(config) });
  const templates = new Map(entriesOf(config, 'transports').map(([name, raw]) => [name, transportConfigOf(raw)]));
  const shared = new Map<string, Transport>();
  const clients = new Map<string, { transport: Transport; timeoutNs: number }>();
  for (const [name, raw] of entriesOf(config, 'clients')) {
    const template = textOf(raw, 'transport');
    const transport = shared.get(template) ?? process.addTransport(template, templateOf(templates, template));
    shared.set(template, transport);
    clients.set(name, { transport, timeoutNs: numberOf(raw, 'timeout_ms') * NS_PER_MS });
  }
  return { process, templates, clients };
}

/** The behaviour of the release that was measured. */
function hasDetachedDials(config: JsonObject): boolean {
  const release = textOf(objectOf(config, 'measured') ?? {}, 'go');
  const minor = /^go1\.(\d+)/.exec(release)?.[1];
  return minor === undefined || Number(minor) >= DETACHED_DIALS_SINCE;
}

function apply(subject: Subject, name: string, op: JsonObject): void {
  const { process } = subject;
  switch (name) {
    case 'request':
      startRequest(subject, op);
      return;
    case 'body_read_all':
      process.readBodyToEnd(textOf(op, 'id'));
      return;
    case 'body_close':
      process.closeBody(textOf(op, 'id'));
      return;
    case 'cancel':
      process.cancel(textOf(op, 'id'));
      return;
    case 'close_idle':
      for (const transport of process.transports) {
        if (transport.name === op['transport']) process.closeIdleConnections(transport);
      }
      return;
    case 'gc':
      process.collectGarbage();
      return;
    case 'server':
      applyServer(process, op);
      return;
    default:
      throw new MalformedVectorError(`unknown operation ${name}`);
  }
}

function applyServer(process: HttpProcess, op: JsonObject): void {
  const event = textOf(op, 'event');
  switch (event) {
    case 'headers':
    case 'data':
    case 'end':
      process.serverSends(textOf(op, 'id'), event);
      return;
    case 'fin_req':
      process.serverClosesConnOf(textOf(op, 'id'));
      return;
    case 'fin_idle':
      process.serverClosesConns(textOf(op, 'host'), 'without-work');
      return;
    case 'fin_all':
      process.serverClosesConns(textOf(op, 'host'), 'all');
      return;
    default:
      throw new MalformedVectorError(`unknown event ${event} of a server`);
  }
}

function startRequest({ process, templates, clients }: Subject, op: JsonObject): void {
  const { client } = op;
  const isFresh = typeof client === 'object';
  const named = typeof client === 'string' ? clients.get(client) : undefined;
  if (!named && !isFresh) throw new MalformedVectorError(`there is no client ${JSON.stringify(client)}`);
  const fresh = isFresh ? toObject(client, 'client') : {};
  const template = textOf(fresh, 'new');
  process.startRequest({
    id: textOf(op, 'id'),
    transport: named?.transport ?? process.addTransport(template, templateOf(templates, template)),
    host: hostOf(textOf(op, 'host')),
    method: op['method'] === undefined ? 'GET' : textOf(op, 'method'),
    response: responsePlanOf(op['resp']),
    plan: callerPlanOf(textOf(op, 'then')),
    readBytes: numberOf(op, 'n'),
    clientTimeoutNs: named?.timeoutNs ?? numberOf(fresh, 'timeout_ms') * NS_PER_MS,
    holdsUpload: false,
  });
}

function templateOf(templates: ReadonlyMap<string, TransportConfig>, name: string): TransportConfig {
  const config = templates.get(name);
  if (!config) throw new MalformedVectorError(`there is no transport ${name}`);
  return config;
}

/** `u` is a local socket, all others are TCP. */
function hostOf(name: string): HttpHost {
  return patientHost(name, name === 'u' ? 'unix' : 'tcp4');
}

function entriesOf(config: JsonObject, name: string): [string, JsonObject][] {
  return Object.entries(objectOf(config, name) ?? {}).map(([key, value]) => [key, toObject(value, `${name}.${key}`)]);
}

function countsToJson(counts: ProcessCounts, templates: ReadonlyMap<string, TransportConfig>): JsonObject {
  const pools = [...counts.pools].map(([name, pool]): [string, Json] => {
    const { instances, idle, counted, dialWaiters } = pool;
    const isLimited = (templates.get(name)?.maxConnsPerHost ?? 0) > 0;
    return [name, { instances, idle, ...(isLimited && { counted, dial_waiters: dialWaiters }) }];
  });
  return {
    goroutines: counts.goroutines,
    fds: counts.fds,
    sockets: Object.fromEntries([...counts.sockets].map(([host, states]) => [host, Object.fromEntries(states)])),
    dials: Object.fromEntries(counts.dials),
    goroutine_states: Object.fromEntries(counts.goroutineStates),
    pools: Object.fromEntries(pools),
    requests: { ok: counts.ok, pending: counts.pending, failed: Object.fromEntries(counts.failed) },
  };
}
