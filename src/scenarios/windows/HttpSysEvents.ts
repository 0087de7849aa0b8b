import { assert } from '../../model/assert.ts';
import { u64Text } from '../../model/windows/byteText.ts';
import { cacheEntryBytes, cacheHitBytes } from '../../model/windows/etw/cachePayloads.ts';
import { connectBytes, connectionObjectBytes } from '../../model/windows/etw/connectionPayloads.ts';
import { ETW_EVENT } from '../../model/windows/etw/etwEventIds.ts';
import { fileTimeOfUnixNs } from '../../model/windows/etw/fileTime.ts';
import {
  deliverBytes,
  parseBytes,
  receiveRequestBytes,
  rejectedBytes,
} from '../../model/windows/etw/requestPayloads.ts';
import { responseBytes, sendBytes } from '../../model/windows/etw/responsePayloads.ts';
import type { Endpoint, HttpConnectionStep, HttpStep } from './windowsScript.ts';
import type { WindowsEventLog } from './WindowsEventLog.ts';

/** Numbers of methods in HTTP.sys; it has none for PATCH, which it calls unknown. */
const VERBS: Readonly<Record<string, number>> = { OPTIONS: 3, GET: 4, HEAD: 5, POST: 6, PUT: 7, DELETE: 8, TRACE: 9 };
const UNKNOWN_VERB = 1;
const LEVEL_INFORMATION = 4;
const LEVEL_ERROR = 2;
/** Activity ids of connections and of requests, told apart by their first half. */
const CONNECTION_ACTIVITY = 0x0c;
const REQUEST_ACTIVITY = 0x0a;
const ERRORS: ReadonlySet<number> = new Set([ETW_EVENT.LAST_SEND_ERROR, ETW_EVENT.REQUEST_REJECTED]);
/** Events about the cache as a whole: they belong to no request. */
const CACHE_EVENTS: ReadonlySet<number> = new Set([ETW_EVENT.ADDED_CACHE_ENTRY, ETW_EVENT.FLUSHED_CACHE]);
const NO_ACTIVITY = '\0'.repeat(16);

interface Connection {
  readonly number: number;
  /** Number that its activity id is made of. */
  readonly activity: number;
  readonly local: Endpoint;
  readonly remote: Endpoint;
}

/** A request of the script, with what its events say. */
export interface HttpSysRequest {
  readonly number: number;
  readonly connection: Connection;
  readonly step: HttpStep;
}

/** Writes the events of the HTTP service of a made-up host. */
export class HttpSysEvents {
  private readonly log: WindowsEventLog;
  private readonly wallBaseNs: bigint;
  private readonly connections = new Map<string, Connection>();
  private readonly requests = new Map<string, HttpSysRequest>();
  private numbers = 0;

  constructor(log: WindowsEventLog, wallBaseNs: bigint) {
    this.log = log;
    this.wallBaseNs = wallBaseNs;
  }

  /** A connection is taken. */
  connect(tNs: number, step: HttpConnectionStep): void {
    this.numbers += 1;
    const { local, remote, activityOf } = step;
    const number = this.numbers;
    const activity = activityOf === undefined ? number : this.connection(activityOf).activity;
    this.connections.set(step.name, { number, activity, local, remote });
    this.connectionEvent(tNs, ETW_EVENT.CONNECT, step.name, step.agentMisses);
    if (step.isTls) this.connectionEvent(tNs, ETW_EVENT.SSL_CONNECTION, step.name, step.agentMisses);
  }

  /** An event of a connection: 21, 23, 24 or 34. */
  connectionEvent(tNs: number, id: number, name: string, missed: readonly number[]): void {
    const { number, activity, local, remote } = this.connection(name);
    const connectionObject = BigInt(number);
    const data =
      id === ETW_EVENT.CONNECT
        ? connectBytes({ connectionObject, local, remote })
        : connectionObjectBytes(connectionObject);
    this.write(tNs, id, { activityId: activityId(CONNECTION_ACTIVITY, activity), data, isMissed: missed.includes(id) });
  }

  /** A request begins; its events follow. */
  begin(step: HttpStep): HttpSysRequest {
    const connection = this.connection(step.connection);
    this.numbers += 1;
    const request = { number: this.numbers, connection, step };
    if (step.request !== undefined) this.requests.set(step.request, request);
    return request;
  }

  /** The request that a script gave a name. */
  request(name: string): HttpSysRequest {
    const request = this.requests.get(name);
    assert(request !== undefined, `request ${name} was checked when the scenario was loaded`);
    return request;
  }

  /** An event of a request. */
  event(tNs: number, id: number, request: HttpSysRequest, missed: readonly number[]): void {
    const { number, connection } = request;
    const own = CACHE_EVENTS.has(id) ? NO_ACTIVITY : activityId(REQUEST_ACTIVITY, number);
    const isMissed = missed.includes(id);
    const data = payloadOf(id, request);
    if (id === ETW_EVENT.RECEIVE_REQUEST) {
      const ofConnection = activityId(CONNECTION_ACTIVITY, connection.activity);
      this.write(tNs, id, { activityId: ofConnection, relatedActivityId: own, data, isMissed });
    } else {
      this.write(tNs, id, { activityId: own, data, isMissed });
    }
  }

  private connection(name: string): Connection {
    const connection = this.connections.get(name);
    assert(connection !== undefined, `connection ${name} was checked when the scenario was loaded`);
    return connection;
  }

  private write(
    tNs: number,
    id: number,
    event: { activityId: string; relatedActivityId?: string; data: string; isMissed: boolean },
  ): void {
    const { activityId, relatedActivityId, data, isMissed } = event;
    const parts = {
      kind: 'etw',
      fileTime: fileTimeOfUnixNs(this.wallBaseNs + BigInt(tNs)),
      id,
      version: 0,
      level: ERRORS.has(id) ? LEVEL_ERROR : LEVEL_INFORMATION,
      keyword: 0n,
      activityId,
      relatedActivityId,
      pid: undefined,
      tid: undefined,
      processor: undefined,
      provider: undefined,
      data,
    } as const;
    this.log.addEtw(tNs, parts, isMissed);
  }
}

/** User data of an event of a request. */
function payloadOf(id: number, { number, connection, step }: HttpSysRequest): string {
  const requestId = BigInt(number);
  const connectionId = BigInt(connection.number);
  const { url, status, siteId, queue, method } = step;
  switch (id) {
    case ETW_EVENT.RECEIVE_REQUEST:
      return receiveRequestBytes({ requestId, connectionId, remote: connection.remote, hasShortLength: false });
    case ETW_EVENT.PARSE:
      return parseBytes({ requestObject: requestId, verb: VERBS[method] ?? UNKNOWN_VERB, url });
    case ETW_EVENT.DELIVER:
      return deliverBytes({ requestObject: requestId, requestId, siteId, queueName: queue, url, status: 0 });
    case ETW_EVENT.RECEIVE_RESPONSE:
    case ETW_EVENT.FAST_RESPONSE: {
      const verb = method;
      return responseBytes({ requestId, connectionId, status, verb, headerLength: 0, chunkCount: 1, cachePolicy: 0 });
    }
    case ETW_EVENT.SERVED_FROM_CACHE:
    case ETW_EVENT.CACHED_NOT_MODIFIED:
      return cacheHitBytes({ requestObject: requestId, siteId, sentBytes: 0 });
    case ETW_EVENT.ADDED_CACHE_ENTRY:
    case ETW_EVENT.FLUSHED_CACHE:
      return cacheEntryBytes({ uri: url, status, verb: method, headerLength: 0, contentLength: 0, expiry: 0n });
    case ETW_EVENT.REQUEST_REJECTED:
      return rejectedBytes({ requestId, reason: 'BadRequest', queueName: queue });
    case ETW_EVENT.SEND_COMPLETE:
    case ETW_EVENT.CACHED_AND_SEND:
    case ETW_EVENT.FAST_SEND:
    case ETW_EVENT.ZERO_SEND:
    case ETW_EVENT.LAST_SEND_ERROR:
      return sendBytes({ requestId, status });
    default:
      return u64Text(requestId);
  }
}

function activityId(group: number, number: number): string {
  return u64Text(BigInt(group)) + u64Text(BigInt(number));
}
