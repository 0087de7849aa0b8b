import { convertEndpoint, knownAddress } from './convertEndpoint.ts';
import { formatDuration } from './duration.ts';
import type { FailAt } from './failAt.ts';
import type { RawCurl, RawEnd, RawStep } from './rawScenario.ts';
import { duration, optional } from './readDuration.ts';
import type { CurlStep, ScriptEnd, ScriptProcess, ScriptStep } from './scenario.ts';

const FIRST_CURL_PID = 12_165;
const DEFAULT_PATH = '/daniel';
const DEFAULT_STATUS = 200;
const DEFAULT_START_NS = 1_000_000_000;
const DEFAULT_EVERY_NS = 100_000_000;
const DEFAULT_THINK_NS = 2_000_000;

/** What a step is checked against. */
export interface StepContext {
  readonly at: readonly (string | number)[];
  readonly processes: ReadonlyMap<string, ScriptProcess>;
  /** When each flow of earlier steps is opened; a `connect` adds its own. */
  readonly flows: Map<string, number>;
  readonly fail: FailAt;
}

/** Turns one step of a script into its exact form. */
export function convertStep(raw: RawStep, context: StepContext): ScriptStep {
  const { at, fail } = context;
  if (raw.curl) return convertCurl(raw.curl, { ...context, at: [...at, 'curl'] });
  if (raw.connect) {
    const here = [...at, 'connect'];
    const client = convertEnd(raw.connect.client, { ...context, at: [...here, 'client'] });
    const server = convertEnd(raw.connect.server, { ...context, at: [...here, 'server'] });
    if (!client.process && !server.process) fail(here, 'one end at least needs a `process` of this host');
    const atNs = timeOf(raw.connect.at, here, fail);
    const { flow } = raw.connect;
    context.flows.set(flow, Math.min(atNs, context.flows.get(flow) ?? atNs));
    return { kind: 'connect', atNs, flow, client, server };
  }
  if (raw.request) {
    const { flow, method = 'GET', path = DEFAULT_PATH } = raw.request;
    const atNs = timeOnFlow(raw.request, [...at, 'request'], context);
    return { kind: 'request', atNs, flow, method, path };
  }
  if (raw.respond) {
    const { flow, status = DEFAULT_STATUS } = raw.respond;
    const atNs = timeOnFlow(raw.respond, [...at, 'respond'], context);
    return { kind: 'respond', atNs, flow, status };
  }
  if (raw.close) {
    const here = [...at, 'close'];
    const { flow, by = 'client' } = raw.close;
    const atNs = timeOnFlow(raw.close, here, context);
    const otherAfterNs = optional(raw.close['other-after'], 100_000, [...here, 'other-after'], fail);
    return { kind: 'close', atNs, flow, by, otherAfterNs };
  }
  return fail(at, 'the step is empty');
}

function convertCurl(raw: RawCurl, context: StepContext): CurlStep {
  const { at, fail } = context;
  const front = convertEndpoint(raw.to, [...at, 'to'], fail);
  const target = convertEndpoint(raw.target, [...at, 'target'], fail);
  const time = (key: keyof RawCurl, fallbackNs: number): number =>
    optional(raw[key] as string | undefined, fallbackNs, [...at, key], fail);
  return {
    kind: 'curl',
    startNs: time('start', DEFAULT_START_NS),
    repeat: raw.repeat ?? 1,
    everyNs: time('every', DEFAULT_EVERY_NS),
    firstPid: raw['first-pid'] ?? FIRST_CURL_PID,
    frontAddress: front.address,
    frontPort: front.port,
    path: raw.path ?? DEFAULT_PATH,
    status: raw.status ?? DEFAULT_STATUS,
    proxy: knownProcess(raw.proxy, [...at, 'proxy'], context),
    proxyAddress: knownAddress(raw['proxy-address'], [...at, 'proxy-address'], fail),
    server: knownProcess(raw.server, [...at, 'server'], context),
    serverAddress: target.address,
    serverPort: target.port,
    thinkNs: time('think', DEFAULT_THINK_NS),
    holdNs: time('hold', 0),
    bridgeHoldNs: time('bridge-hold', 0),
    serverHoldNs: time('server-hold', 0),
  };
}

function convertEnd(raw: RawEnd, context: StepContext): ScriptEnd {
  const { address, port } = convertEndpoint(raw.endpoint, [...context.at, 'endpoint'], context.fail);
  const process =
    raw.process === undefined ? undefined : knownProcess(raw.process, [...context.at, 'process'], context);
  return { process, address, port };
}

function knownProcess(name: string, at: readonly (string | number)[], context: StepContext): string {
  if (context.processes.has(name)) return name;
  const known = [...context.processes.keys()].join(', ');
  return context.fail(at, `no process is called \`${name}\`; known: ${known}`);
}

/** The time of a step on a flow, which must be open by then: steps run by their times, not by their place. */
function timeOnFlow(raw: { at: string; flow: string }, at: readonly (string | number)[], context: StepContext): number {
  const openedAtNs = context.flows.get(raw.flow);
  if (openedAtNs === undefined) context.fail([...at, 'flow'], `no earlier \`connect\` opens the flow \`${raw.flow}\``);
  const atNs = timeOf(raw.at, at, context.fail);
  if (openedAtNs !== undefined && atNs < openedAtNs) {
    context.fail([...at, 'at'], `the flow \`${raw.flow}\` is opened only at ${formatDuration(openedAtNs)}`);
  }
  return atNs;
}

function timeOf(text: string, at: readonly (string | number)[], fail: FailAt): number {
  return duration(text, [...at, 'at'], fail);
}
