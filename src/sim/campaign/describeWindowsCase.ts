import type {
  CaseAgent,
  CaseConnection,
  CaseFlow,
  CaseLimits,
  WindowsCase,
} from '../../scenarios/windows/workload/WindowsCase.ts';
import {
  CASE_ADDRESSES,
  CASE_PROCESSES,
  WINDOWS_CASE_DOMAIN as DOMAIN,
} from '../../scenarios/windows/workload/windowsCaseDomain.ts';
import { FLOW_STATUS } from '../../scenarios/windows/windowsScript.ts';

/** Words for the status of a flow. */
const STATUS_NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(FLOW_STATUS).map(([name, code]) => [code, name]),
);
/** Limits as the plainest case has them. */
const PLAIN_LIMIT = DOMAIN.limit[0];

/** What happens in a case, one event a line, in the order of time, then what the agent does otherwise than usual. */
export function describeWindowsCase(made: WindowsCase): readonly string[] {
  const timed = [
    ...made.flows.flatMap((flow, index) => flowLines(flow, `flow ${index + 1}`)),
    ...made.connections.flatMap((connection, index) => connectionLines(connection, `connection ${index + 1}`)),
  ].toSorted((a, b) => a.atMs - b.atMs);
  return [
    ...timed.map(({ atMs, text }) => `${seconds(atMs)}: ${text}`),
    ...agentLines(made.agent),
    ...limitLines(made.limits),
    ...(made.hasSites ? ['the host has a site configuration'] : []),
    ...(made.restartAfterMs > 0 ? [`system-probe starts again ${seconds(made.restartAfterMs)} after it has died`] : []),
  ];
}

interface TimedLine {
  readonly atMs: number;
  readonly text: string;
}

function flowLines(flow: CaseFlow, name: string): TimedLine[] {
  const { atMs, ending } = flow;
  const owner = CASE_PROCESSES[flow.process]!.name;
  const cookie = flow.cookie === 0 ? '' : `, cookie ${flow.cookie}`;
  const handle = flow.reusesHandle ? ', with the handle that was last set free' : '';
  const opened = `${flow.protocol} ${endsOf(flow)} (${flow.direction}), ${statusName(flow.status)}${cookie}${handle}`;
  const end = ending.kind === 'closes' ? 'ends' : 'ends and lingers in the open table';
  return [
    { atMs, text: `${name} of ${owner} opens: ${opened}` },
    ...flow.traffic.map(({ afterMs, sentBytes, recvBytes }) => ({
      atMs: atMs + afterMs,
      text: `${name} sends ${sentBytes} and receives ${recvBytes} bytes`,
    })),
    ...(flow.protocol === 'tcp' ? flow.statuses : []).map(({ afterMs, status }) => ({
      atMs: atMs + afterMs,
      text: `${name} becomes ${statusName(status)}`,
    })),
    ...(ending.kind === 'none'
      ? []
      : [{ atMs: atMs + ending.afterMs, text: `${name} ${end}, ${statusName(ending.status)}` }]),
  ];
}

function connectionLines(connection: CaseConnection, name: string): TimedLine[] {
  const { atMs, requests, closing } = connection;
  const details = `${connection.isTls ? ' with TLS' : ''}${connection.hasFlow ? '' : ', unseen by the packet driver'}`;
  return [
    { atMs, text: `${name} of HTTP.sys opens: ${endsOf(connection)}${details}${missed(connection.agentMisses)}` },
    ...requests.map((request) => ({
      atMs: atMs + request.afterMs,
      text:
        `${name}: ${request.method} ${request.url} answered ${request.status}, events ${request.events.join(' ')}` +
        `${request.thinkMs > 0 ? `, the last after ${seconds(request.thinkMs)}` : ''}${missed(request.agentMisses)}`,
    })),
    ...(closing.events.length === 0
      ? []
      : [{ atMs: atMs + closing.afterMs, text: `${name} ends, events ${closing.events.join(' ')}` }]),
  ];
}

function agentLines(agent: CaseAgent): string[] {
  const timetable = `polls every ${seconds(agent.pollEveryMs)} from ${seconds(agent.pollOffsetMs)} on`;
  return [
    `the process-agent ${agent.registers ? 'registers at the start and ' : ''}${timetable}`,
    ...agent.skippedPolls.map((poll) => `poll ${poll} of the timetable is skipped`),
    ...agent.lostPayloads.map((poll) => `the payload of poll ${poll} never arrives`),
    ...agent.failedReads.map(({ poll, table }) => `poll ${poll} cannot read the ${table} table`),
    ...agent.races.map(({ poll, race }) => `poll ${poll} meets the closed-event loop: ${race}`),
    ...agent.others.map(
      ({ pollEveryMs, pollOffsetMs }) =>
        `another client polls every ${seconds(pollEveryMs)} from ${seconds(pollOffsetMs)} on`,
    ),
  ];
}

function limitLines(limits: CaseLimits): string[] {
  return Object.entries(limits)
    .filter(([, limit]) => limit !== PLAIN_LIMIT)
    .map(([name, limit]) => `limit ${name} is ${String(limit)}`);
}

function endsOf({ network, localPort, remotePort }: Pick<CaseFlow, 'network' | 'localPort' | 'remotePort'>): string {
  const { local, remote } = CASE_ADDRESSES[network];
  return `${local}:${localPort} to ${remote}:${remotePort}`;
}

function missed(events: readonly number[]): string {
  return events.length === 0 ? '' : `; the agent misses event ${events.join(' ')}`;
}

function statusName(status: number): string {
  return STATUS_NAMES.get(status) ?? `status ${status}`;
}

function seconds(ms: number): string {
  return `${ms / 1000} s`;
}
