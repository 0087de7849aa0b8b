import { convertEndpoint, knownAddress } from '../convertEndpoint.ts';
import { formatDuration } from '../duration.ts';
import type { FailAt } from '../failAt.ts';
import { duration, optional } from '../readDuration.ts';
import type {
  RawDriverHttp,
  RawFlow,
  RawHttp,
  RawHttpClose,
  RawHttpConnection,
  RawHttpEvents,
  RawResets,
  RawTraffic,
  RawWindowsStep,
} from './rawWindows.ts';
import {
  FLOW_REQUEST,
  FLOW_STATUS,
  type DriverHttpStep,
  type FlowStep,
  type HttpCloseStep,
  type HttpConnectionStep,
  type HttpEventsStep,
  type HttpStep,
  type ResetsStep,
  type TrafficStep,
  type WindowsProcess,
  type WindowsStep,
} from './windowsScript.ts';

const SECOND_NS = 1_000_000_000;
const SPACING_NS = 100_000;
const THINK_NS = 1_000_000;
const START_NS = SECOND_NS;
const POLL_NS = 30 * SECOND_NS;
const MS_NS = 1_000_000;
/** A request whose response is sent at once: received, parsed, delivered, answered, sent. */
const WHOLE_REQUEST = [1, 2, 3, 8, 12];
const WHOLE_CLOSE = [23, 24];
/** Status of a flow that is closed the usual way: it stays established. */
const CLOSED_STATUS = FLOW_STATUS.established;

type Place = readonly (string | number)[];

/** Names that earlier steps gave, with the time from which on they stand for something. */
type Names = Map<string, number>;

/** What a step is checked against; names of earlier steps are added by those steps. */
export interface WindowsStepContext {
  readonly at: Place;
  readonly processes: ReadonlyMap<string, WindowsProcess>;
  readonly flows: Names;
  readonly connections: Names;
  readonly requests: Names;
  readonly fail: FailAt;
}

/** Turns one step of a Windows script into its exact form. */
export function convertWindowsStep(raw: RawWindowsStep, context: WindowsStepContext): WindowsStep {
  if (raw.flow) return convertFlow(raw.flow, inside(context, 'flow'));
  if (raw.resets) return convertResets(raw.resets, inside(context, 'resets'));
  if (raw['http-connection']) return convertConnection(raw['http-connection'], inside(context, 'http-connection'));
  if (raw.http) return convertHttp(raw.http, inside(context, 'http'));
  return convertFollowUp(raw, context);
}

/** Steps that go on with what an earlier one began. */
function convertFollowUp(raw: RawWindowsStep, context: WindowsStepContext): WindowsStep {
  if (raw.traffic) return convertTraffic(raw.traffic, inside(context, 'traffic'));
  if (raw.status) {
    const here = inside(context, 'status');
    return { kind: 'status', ...onFlow(raw.status, here), status: FLOW_STATUS[raw.status.is] };
  }
  if (raw.end) {
    const { as = 'closed', lingers = false } = raw.end;
    const status = as === 'closed' ? CLOSED_STATUS : FLOW_STATUS[as];
    return { kind: 'end', ...onFlow(raw.end, inside(context, 'end')), status, isLingering: lingers };
  }
  if (raw['driver-http']) return convertDriverHttp(raw['driver-http'], inside(context, 'driver-http'));
  if (raw['http-events']) return convertHttpEvents(raw['http-events'], inside(context, 'http-events'));
  if (raw['http-close']) return convertHttpClose(raw['http-close'], inside(context, 'http-close'));
  return context.fail(context.at, 'the step is empty');
}

function convertTraffic(raw: RawTraffic, context: WindowsStepContext): TrafficStep {
  const { at, fail } = context;
  return {
    kind: 'traffic',
    ...onFlow(raw, context),
    sentBytes: raw.sent ?? 0,
    recvBytes: raw.received ?? 0,
    repeat: raw.repeat ?? 1,
    everyNs: optional(raw.every, POLL_NS, [...at, 'every'], fail),
  };
}

function convertDriverHttp(raw: RawDriverHttp, context: WindowsStepContext): DriverHttpStep {
  const { at, fail } = context;
  return {
    kind: 'driver-http',
    ...onFlow(raw, context),
    method: raw.method ?? 'GET',
    path: raw.path ?? '/daniel',
    status: raw.status ?? 200,
    thinkNs: optional(raw.think, THINK_NS, [...at, 'think'], fail),
    repeat: raw.repeat ?? 1,
    everyNs: optional(raw.every, 100 * MS_NS, [...at, 'every'], fail),
  };
}

function convertHttpEvents(raw: RawHttpEvents, context: WindowsStepContext): HttpEventsStep {
  const { at, fail, requests } = context;
  const { request, events, spacing, 'agent-misses': agentMisses = [] } = raw;
  const atNs = timeAfter({ name: request, text: raw.at, names: requests, what: 'request' }, context);
  const spacingNs = optional(spacing, SPACING_NS, [...at, 'spacing'], fail);
  return { kind: 'http-events', atNs, request, spacingNs, events, agentMisses };
}

function convertHttpClose(raw: RawHttpClose, context: WindowsStepContext): HttpCloseStep {
  const { at, fail, connections } = context;
  const { connection, events = WHOLE_CLOSE, spacing, 'agent-misses': agentMisses = [] } = raw;
  const atNs = timeAfter({ name: connection, text: raw.at, names: connections, what: 'connection' }, context);
  const spacingNs = optional(spacing, SPACING_NS, [...at, 'spacing'], fail);
  return { kind: 'http-close', atNs, connection, spacingNs, events, agentMisses };
}

function convertFlow(raw: RawFlow, context: WindowsStepContext): FlowStep {
  const { at, fail, flows } = context;
  const atNs = timeOf(raw.at, at, fail);
  flows.set(raw.name, Math.min(atNs, flows.get(raw.name) ?? atNs));
  return {
    kind: 'flow',
    atNs,
    name: raw.name,
    process: knownProcess(raw.process, context),
    local: convertEndpoint(raw.local, [...at, 'local'], fail),
    remote: convertEndpoint(raw.remote, [...at, 'remote'], fail),
    direction: raw.direction ?? 'out',
    protocol: raw.protocol ?? 'tcp',
    cookie: raw.cookie === undefined ? undefined : BigInt(raw.cookie),
    status: FLOW_STATUS[raw.status ?? 'established'],
    request: raw.request === undefined ? undefined : FLOW_REQUEST[raw.request],
  };
}

function convertResets(raw: RawResets, context: WindowsStepContext): ResetsStep {
  const { at, fail } = context;
  const repeat = raw.repeat ?? 1;
  const lingering = raw.lingering ?? 0;
  if (lingering > repeat) fail([...at, 'lingering'], `at most all ${repeat} connections can linger`);
  return {
    kind: 'resets',
    startNs: optional(raw.start, START_NS, [...at, 'start'], fail),
    repeat,
    everyNs: optional(raw.every, MS_NS, [...at, 'every'], fail),
    process: knownProcess(raw.process, context),
    localAddress: knownAddress(raw.local, [...at, 'local'], fail),
    remote: convertEndpoint(raw.remote, [...at, 'remote'], fail),
    sentBytes: raw.sent ?? 1500,
    recvBytes: raw.received ?? 200,
    lifeNs: optional(raw.life, 5 * MS_NS, [...at, 'life'], fail),
    lingering,
    lateBytes: raw['late-bytes'] ?? 0,
    lateTimes: raw['late-times'] ?? 0,
    lateEveryNs: optional(raw['late-every'], POLL_NS, [...at, 'late-every'], fail),
  };
}

function convertConnection(raw: RawHttpConnection, context: WindowsStepContext): HttpConnectionStep {
  const { at, fail, connections } = context;
  const atNs = timeOf(raw.at, at, fail);
  const activityOf = raw['activity-of'];
  if (activityOf !== undefined && !connections.has(activityOf))
    fail([...at, 'activity-of'], `no earlier step makes the connection \`${activityOf}\``);
  connections.set(raw.name, Math.min(atNs, connections.get(raw.name) ?? atNs));
  return {
    kind: 'http-connection',
    atNs,
    name: raw.name,
    process: knownProcess(raw.process, context),
    local: convertEndpoint(raw.local, [...at, 'local'], fail),
    remote: convertEndpoint(raw.remote, [...at, 'remote'], fail),
    isTls: raw.tls ?? false,
    hasFlow: raw.flow ?? true,
    activityOf,
    agentMisses: raw['agent-misses'] ?? [],
  };
}

function convertHttp(raw: RawHttp, context: WindowsStepContext): HttpStep {
  const { at, fail, connections, requests } = context;
  const repeat = raw.repeat ?? 1;
  const { connection, at: text } = raw;
  const atNs = timeAfter({ name: connection, text, names: connections, what: 'connection' }, context);
  if (raw.request !== undefined) {
    if (repeat > 1) fail([...at, 'request'], 'a repeated request cannot have a name');
    requests.set(raw.request, Math.min(atNs, requests.get(raw.request) ?? atNs));
  }
  if (raw.url !== undefined && raw.path !== undefined)
    fail([...at, 'path'], 'stands beside `url`, which holds the path');
  return {
    kind: 'http',
    atNs,
    connection,
    request: raw.request,
    method: raw.method ?? 'GET',
    url: raw.url ?? `http://localhost:80${raw.path ?? '/daniel'}`,
    status: raw.status ?? 200,
    siteId: raw.site ?? 1,
    queue: raw.queue ?? 'DefaultAppPool',
    repeat,
    everyNs: optional(raw.every, 100 * MS_NS, [...at, 'every'], fail),
    spacingNs: optional(raw.spacing, SPACING_NS, [...at, 'spacing'], fail),
    thinkNs: optional(raw.think, THINK_NS, [...at, 'think'], fail),
    events: raw.events ?? WHOLE_REQUEST,
    agentMisses: raw['agent-misses'] ?? [],
  };
}

function inside(context: WindowsStepContext, key: string): WindowsStepContext {
  return { ...context, at: [...context.at, key] };
}

function timeOf(text: string, at: Place, fail: FailAt): number {
  return duration(text, [...at, 'at'], fail);
}

function onFlow(raw: { at: string; flow: string }, context: WindowsStepContext) {
  const { flow, at: text } = raw;
  return { atNs: timeAfter({ name: flow, text, names: context.flows, what: 'flow' }, context), flow };
}

/** A name that an earlier step gave, at a time. */
interface NamedTime {
  readonly name: string;
  readonly text: string;
  readonly names: Names;
  readonly what: string;
}

/** The time of a step on something that must be there by then: steps run by their times, not by their place. */
function timeAfter({ name, text, names, what }: NamedTime, { at, fail }: WindowsStepContext): number {
  const sinceNs = names.get(name) ?? fail([...at, what], `no earlier step makes the ${what} \`${name}\``);
  const atNs = timeOf(text, at, fail);
  if (atNs < sinceNs) fail([...at, 'at'], `the ${what} \`${name}\` is there only from ${formatDuration(sinceNs)} on`);
  return atNs;
}

function knownProcess(name: string, { at, fail, processes }: WindowsStepContext): string {
  if (processes.has(name)) return name;
  return fail([...at, 'process'], `no process is called \`${name}\`; known: ${[...processes.keys()].join(', ')}`);
}
