import { FLOW_STATUS, type WindowsProcess, type WindowsScript, type WindowsStep } from '../windowsScript.ts';
import type { CaseConnection, CaseFlow, CaseNetwork, WindowsCase } from './WindowsCase.ts';
import { CASE_ADDRESSES, CASE_PROCESSES } from './windowsCaseDomain.ts';

const MS_NS = 1_000_000;
const UPTIME_NS = 3_600_000_000_000;
const HTTP_OWNER = 'system';
const QUEUE = 'DefaultAppPool';
const PROCESSES: ReadonlyMap<string, WindowsProcess> = new Map(CASE_PROCESSES.map((each) => [each.name, each]));
const SITES = { sites: [{ id: '1', name: 'Default Web Site', apps: [{ path: '/', json: { service: 'sites' } }] }] };

/** What happens on the host of a case, in the form in which scenarios write it. */
export function scriptOfCase({ flows, connections, hasSites }: WindowsCase): WindowsScript {
  return {
    uptimeNs: UPTIME_NS,
    iis: hasSites ? SITES : undefined,
    processes: PROCESSES,
    steps: [
      ...flows.flatMap((flow, index) => flowSteps(flow, `f${index}`)),
      ...connections.flatMap((connection, index) => connectionSteps(connection, `c${index}`)),
    ],
  };
}

function flowSteps(flow: CaseFlow, name: string): WindowsStep[] {
  const after = (ms: number): number => (flow.atMs + ms) * MS_NS;
  const { ending, traffic, statuses } = flow;
  const steps: WindowsStep[] = [
    {
      kind: 'flow',
      atNs: after(0),
      name,
      process: CASE_PROCESSES[flow.process]!.name,
      ...endsOf(flow),
      direction: flow.direction,
      protocol: flow.protocol,
      cookie: flow.cookie === 0 ? undefined : BigInt(flow.cookie),
      reusesHandle: flow.reusesHandle,
      status: flow.status,
    },
  ];
  for (const { afterMs, sentBytes, recvBytes } of traffic) {
    steps.push({ kind: 'traffic', atNs: after(afterMs), flow: name, sentBytes, recvBytes, repeat: 1, everyNs: 0 });
  }
  if (flow.protocol === 'tcp') {
    for (const { afterMs, status } of statuses)
      steps.push({ kind: 'status', atNs: after(afterMs), flow: name, status });
  }
  if (ending.kind !== 'none') {
    const status = flow.protocol === 'tcp' ? ending.status : FLOW_STATUS.unknown;
    steps.push({
      kind: 'end',
      atNs: after(ending.afterMs),
      flow: name,
      status,
      isLingering: ending.kind === 'lingers',
    });
  }
  return steps;
}

function connectionSteps(connection: CaseConnection, name: string): WindowsStep[] {
  const after = (ms: number): number => (connection.atMs + ms) * MS_NS;
  const { isTls, hasFlow, agentMisses, requests, closing } = connection;
  return [
    {
      kind: 'http-connection',
      atNs: after(0),
      name,
      process: HTTP_OWNER,
      ...endsOf(connection),
      isTls,
      hasFlow,
      agentMisses,
    },
    ...requests.map(
      ({ afterMs, spacingMs, thinkMs, ...request }): WindowsStep => ({
        kind: 'http',
        atNs: after(afterMs),
        connection: name,
        request: undefined,
        ...request,
        queue: QUEUE,
        repeat: 1,
        everyNs: 0,
        spacingNs: spacingMs * MS_NS,
        thinkNs: thinkMs * MS_NS,
      }),
    ),
    {
      kind: 'http-close',
      atNs: after(closing.afterMs),
      connection: name,
      spacingNs: closing.spacingMs * MS_NS,
      events: closing.events,
      agentMisses,
    },
  ];
}

function endsOf({ network, localPort, remotePort }: { network: CaseNetwork; localPort: number; remotePort: number }) {
  const { local, remote } = CASE_ADDRESSES[network];
  return { local: { address: local, port: localPort }, remote: { address: remote, port: remotePort } };
}
