import { orderRecorded } from '../../src/model/order.ts';
import { findProfile } from '../../src/model/profiles.ts';
import { applyToggle, findToggle } from '../../src/model/toggles.ts';
import type { CurlStep, ScriptProcess, ScriptStep } from '../../src/scenarios/scenario.ts';
import { expandScript, SCRIPT_ROOT_NETNS } from '../../src/scenarios/workload/expandScript.ts';
import type { RunOptions } from '../../src/sim/simulate.ts';

const SECOND_NS = 1_000_000_000;

/** What a test changes about {@link scriptedRun}. */
export interface ScriptedChanges {
  readonly toggles?: Readonly<Record<string, string>>;
  readonly schedule?: Partial<RunOptions['schedule']>;
  readonly seed?: number;
}

/** A small workload as a run: a proxy, a server in a container and a client on the host, and the given steps. */
export function scriptedRun(steps: readonly ScriptStep[], changes: ScriptedChanges = {}): RunOptions {
  let profile = findProfile('agent-7.60')!;
  for (const [id, value] of Object.entries(changes.toggles ?? {})) {
    profile = applyToggle(profile, findToggle(id)!, value);
  }
  const events = expandScript({ cpus: 2, processes: SCRIPT_PROCESSES, steps }).map((event) => orderRecorded(event));
  return {
    events,
    host: { rootNetnsIno: SCRIPT_ROOT_NETNS, cpuCount: 2 },
    profile,
    schedule: {
      registerAtNs: 0,
      pollEveryNs: 30 * SECOND_NS,
      pollOffsetNs: 7 * SECOND_NS,
      quietPolls: 2,
      ...changes.schedule,
    },
    seed: changes.seed ?? 1,
  };
}

/** Curls through docker-proxy, one a second, four sockets each. */
export function curls(repeat: number, changes: Partial<CurlStep> = {}): CurlStep {
  return {
    kind: 'curl',
    startNs: SECOND_NS,
    repeat,
    everyNs: SECOND_NS,
    firstPid: 5000,
    frontAddress: '127.0.0.1',
    frontPort: 8085,
    path: '/daniel',
    status: 200,
    proxy: 'docker-proxy',
    proxyAddress: '172.17.0.1',
    server: 'mysrv',
    serverAddress: '172.17.0.2',
    serverPort: 8085,
    thinkNs: 2_000_000,
    holdNs: 0,
    bridgeHoldNs: 0,
    serverHoldNs: 0,
    ...changes,
  };
}

const PROXY_COMMAND =
  '/usr/bin/docker-proxy -proto tcp -host-ip 0.0.0.0 -host-port 8085 -container-ip 172.17.0.2 -container-port 8085';

/** The processes of {@link scriptedRun}. */
export const SCRIPT_PROCESSES = new Map<string, ScriptProcess>(
  [
    { name: 'docker-proxy', pid: 3340, netns: 'host', argv: PROXY_COMMAND.split(' '), service: undefined, cpu: 0 },
    { name: 'mysrv', pid: 3307, netns: 'container', argv: ['python3'], service: 'mysrv', cpu: 1 },
    { name: 'client', pid: 700, netns: 'host', argv: ['client'], service: undefined, cpu: 0 },
    { name: 'web', pid: 800, netns: 'host', argv: ['web'], service: undefined, cpu: 1 },
  ].map((process) => [process.name, process]),
);
