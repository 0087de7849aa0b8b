import { assert, assertNever } from '../../model/assert.ts';
import type { RecordedEvent } from '../../model/events.ts';
import type { CurlStep, Script, ScriptEnd, ScriptStep } from '../scenario.ts';
import { ActionQueue } from './actionQueue.ts';
import { type HostProcess, SyntheticHost, type SyntheticFlow } from './syntheticHost.ts';

/** Inode of the root namespace in every script; further namespaces follow in order of their first use. */
export const SCRIPT_ROOT_NETNS = 4_026_531_840;
/** Local ports that clients take, one after the other, as the default range of Linux begins. */
const FIRST_EPHEMERAL_PORT = 32_768;
const EPHEMERAL_PORTS = 28_232;

/**
 * Turns a written workload into the events that a recorder would have seen.
 *
 * Steps run by their times, not by their place in the list; two steps of one time run in the order of the list.
 */
export function expandScript(script: Script): RecordedEvent[] {
  const expansion = new Expansion(script);
  for (const step of script.steps) expansion.schedule(step);
  return expansion.run();
}

class Expansion {
  private readonly host = new SyntheticHost();
  private readonly processes = new Map<string, HostProcess>();
  private readonly namespaces = new Map<string, number>([['host', SCRIPT_ROOT_NETNS]]);
  private readonly flows = new Map<string, SyntheticFlow>();
  private readonly plan = new ActionQueue();
  private readonly cpus: number;
  private ports = 0;

  constructor(script: Script) {
    this.cpus = script.cpus;
    for (const process of script.processes.values()) {
      const made: HostProcess = {
        pid: process.pid,
        netnsIno: this.namespace(process.netns),
        cpu: process.cpu % script.cpus,
        argv: process.argv,
        service: process.service,
      };
      this.processes.set(process.name, made);
      this.plan.at(0, (now) => this.host.process(now, made));
    }
  }

  /** Plans one step. */
  schedule(step: ScriptStep): void {
    switch (step.kind) {
      case 'curl':
        for (let curl = 0; curl < step.repeat; curl += 1) this.scheduleCurl(step, curl);
        return;
      case 'connect':
        this.plan.at(step.atNs, (now) => {
          const ends = { client: this.owner(step.client), server: this.owner(step.server) };
          const { flow } = this.host.connect(now, { ...ends, from: step.client, to: step.server });
          this.flows.set(step.flow, flow);
        });
        return;
      case 'request':
        this.plan.at(step.atNs, (now) => {
          this.host.head(now, this.flow(step.flow), 'client', requestHead(step.method, step.path));
        });
        return;
      case 'respond':
        this.plan.at(step.atNs, (now) => {
          this.host.head(now, this.flow(step.flow), 'server', responseHead(step.status));
        });
        return;
      case 'close':
        this.plan.at(step.atNs, (now) => this.host.close(now, this.flow(step.flow), step.by));
        this.plan.at(step.atNs + step.otherAfterNs, (now) => {
          this.host.close(now, this.flow(step.flow), step.by === 'client' ? 'server' : 'client');
        });
        return;
      default:
        assertNever(step);
    }
  }

  /** Runs the plan in order of time. */
  run(): RecordedEvent[] {
    this.plan.runAll();
    return this.host.finish();
  }

  /**
   * One curl through docker-proxy: four sockets. The proxy opens the second leg when the first is there, relays both
   * ways, and closes the legs in the order in which the real one does.
   */
  private scheduleCurl(step: CurlStep, number: number): void {
    const startNs = step.startNs + number * step.everyNs;
    this.plan.at(startNs, (now) => {
      const curl = this.startCurl(step, number, now);
      const proxy = this.named(step.proxy);
      const server = this.named(step.server);
      const front = this.host.connect(now + 1000, {
        client: curl,
        server: proxy,
        from: { address: step.frontAddress, port: this.nextPort() },
        to: { address: step.frontAddress, port: step.frontPort },
      });
      const back = this.host.connect(front.endNs, {
        client: proxy,
        server,
        from: { address: step.proxyAddress, port: this.nextPort() },
        to: { address: step.serverAddress, port: step.serverPort },
      });
      const request = requestHead('GET', step.path);
      const relayed = this.host.head(back.endNs, front.flow, 'client', request);
      const received = this.host.head(relayed, back.flow, 'client', request);
      this.plan.at(received + step.thinkNs, (answer) => {
        const response = responseHead(step.status);
        const seen = this.host.head(answer, back.flow, 'server', response);
        const done = this.host.head(seen, front.flow, 'server', response);
        this.scheduleCurlEnd(step, front.flow, back.flow, done);
      });
    });
  }

  private scheduleCurlEnd(step: CurlStep, front: SyntheticFlow, back: SyntheticFlow, doneNs: number): void {
    this.plan.at(doneNs + step.holdNs, (now) => {
      const clientClosed = this.host.close(now, front, 'client');
      this.plan.at(clientClosed + step.bridgeHoldNs, (relay) => {
        const backClosed = this.host.close(relay, back, 'client');
        this.host.close(backClosed, front, 'server');
        this.plan.at(backClosed + 10_000 + step.serverHoldNs, (last) => this.host.close(last, back, 'server'));
      });
    });
  }

  private startCurl(step: CurlStep, number: number, nowNs: number): HostProcess {
    const pid = step.firstPid + number;
    const curl: HostProcess = {
      pid,
      netnsIno: SCRIPT_ROOT_NETNS,
      cpu: pid % this.cpus,
      argv: ['curl', '-s', `http://${step.frontAddress}:${step.frontPort}${step.path}`],
      service: undefined,
    };
    this.host.process(nowNs, curl);
    return curl;
  }

  private nextPort(): number {
    const port = FIRST_EPHEMERAL_PORT + (this.ports % EPHEMERAL_PORTS);
    this.ports += 1;
    return port;
  }

  private namespace(name: string): number {
    const known = this.namespaces.get(name);
    if (known !== undefined) return known;
    const inode = SCRIPT_ROOT_NETNS + 660 + this.namespaces.size;
    this.namespaces.set(name, inode);
    return inode;
  }

  private owner(end: ScriptEnd): HostProcess | undefined {
    return end.process === undefined ? undefined : this.named(end.process);
  }

  private named(name: string): HostProcess {
    const process = this.processes.get(name);
    assert(process !== undefined, `process ${name} was checked when the scenario was loaded`);
    return process;
  }

  private flow(name: string): SyntheticFlow {
    const flow = this.flows.get(name);
    assert(flow !== undefined, `flow ${name} was checked when the scenario was loaded`);
    return flow;
  }
}

function requestHead(method: string, path: string): string {
  return `${method} ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
}

function responseHead(status: number): string {
  return `HTTP/1.1 ${status} Status\r\nContent-Length: 0\r\n\r\n`;
}
