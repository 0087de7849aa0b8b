import { assert, assertNever } from '../../model/assert.ts';
import type { RecordedEvent } from '../../model/events.ts';
import { ActionQueue } from '../workload/actionQueue.ts';
import { DriverFlows } from './DriverFlows.ts';
import { driverHttpRecordOf } from './driverHttpRecordOf.ts';
import { HttpSysEvents } from './HttpSysEvents.ts';
import { WindowsEventLog } from './WindowsEventLog.ts';
import {
  type DriverHttpStep,
  FLOW_STATUS,
  type FlowStep,
  type HttpConnectionStep,
  type HttpStep,
  type ResetsStep,
  type WindowsProcess,
  type WindowsScript,
  type WindowsStep,
} from './windowsScript.ts';

/** Local ports that clients take, one after the other, as the default range of Windows begins. */
const FIRST_EPHEMERAL_PORT = 49_152;
const EPHEMERAL_PORTS = 16_384;
/** Bytes of a request and of its response, where the driver counts them. */
const REQUEST_BYTES = 120;
const RESPONSE_BYTES = 300;

/** Unix time at the start of every Windows script, ns: 14 November 2023, 22:13:20 UTC. */
export const WINDOWS_WALL_BASE_NS = 1_700_000_000_000_000_000n;

/** The events of a Windows workload, and which of them the agent's own event session loses. */
export interface ExpandedWindows {
  readonly events: readonly RecordedEvent[];
  /** `cseq` of the ETW events that do not reach the agent. */
  readonly missedEtw: ReadonlySet<number>;
}

/**
 * Turns a written Windows workload into the events that a recorder would have seen.
 *
 * Steps run by their times, not by their place in the list; two steps of one time run in the order of the list.
 *
 * @param wallBaseNs - Unix time at the start, ns: the time stamps inside ETW events
 */
export function expandWindows(script: WindowsScript, wallBaseNs: bigint): ExpandedWindows {
  const expansion = new Expansion(script, wallBaseNs);
  for (const step of script.steps) expansion.schedule(step);
  return expansion.run();
}

class Expansion {
  private readonly log = new WindowsEventLog();
  private readonly flows = new DriverFlows(this.log);
  private readonly http: HttpSysEvents;
  private readonly plan = new ActionQueue();
  private readonly processes: ReadonlyMap<string, WindowsProcess>;
  private readonly wallBaseNs: bigint;
  private ports = 0;
  private resets = 0;

  constructor(script: WindowsScript, wallBaseNs: bigint) {
    this.processes = script.processes;
    this.wallBaseNs = wallBaseNs;
    this.http = new HttpSysEvents(this.log, wallBaseNs);
    for (const process of script.processes.values()) this.plan.at(0, (now) => this.log.process(now, process));
  }

  schedule(step: WindowsStep): void {
    switch (step.kind) {
      case 'flow':
        this.plan.at(step.atNs, (now) => this.openFlow(step, now));
        return;
      case 'traffic':
        for (let time = 0; time < step.repeat; time += 1) {
          this.plan.at(step.atNs + time * step.everyNs, (now) => this.flows.move(step.flow, now, step));
        }
        return;
      case 'status':
        this.plan.at(step.atNs, (now) => this.flows.change(step.flow, now, step.status));
        return;
      case 'end':
        this.plan.at(step.atNs, (now) => this.flows.end(step.flow, now, step));
        return;
      case 'resets':
        for (let index = 0; index < step.repeat; index += 1) this.scheduleReset(step, index);
        return;
      case 'driver-http':
        for (let time = 0; time < step.repeat; time += 1) this.scheduleDriverHttp(step, time);
        return;
      case 'http-connection':
        this.plan.at(step.atNs, (now) => this.connect(step, now));
        return;
      case 'http':
        for (let time = 0; time < step.repeat; time += 1) this.scheduleRequest(step, time);
        return;
      case 'http-events':
        for (const [index, id] of step.events.entries()) {
          this.plan.at(step.atNs + index * step.spacingNs, (now) => {
            this.http.event(now, id, this.http.request(step.request), step.agentMisses);
          });
        }
        return;
      case 'http-close':
        for (const [index, id] of step.events.entries()) {
          this.plan.at(step.atNs + index * step.spacingNs, (now) => {
            this.http.connectionEvent(now, id, step.connection, step.agentMisses);
            const isLast = index === step.events.length - 1;
            if (isLast && this.flows.has(step.connection)) {
              this.flows.end(step.connection, now, { status: FLOW_STATUS.established, isLingering: false });
            }
          });
        }
        return;
      default:
        assertNever(step);
    }
  }

  /** Runs the plan in order of time. */
  run(): ExpandedWindows {
    this.plan.runAll();
    return this.log.finish();
  }

  private openFlow(step: FlowStep, now: number): void {
    const { pid } = this.process(step.process);
    this.flows.open(step.name, now, { ...step, pid });
  }

  private connect(step: HttpConnectionStep, now: number): void {
    const { pid } = this.process(step.process);
    if (step.hasFlow) {
      const { local, remote } = step;
      const status = FLOW_STATUS.established;
      this.flows.open(step.name, now, { pid, local, remote, direction: 'in', protocol: 'tcp', status });
    }
    this.http.connect(now, step);
  }

  /** The driver knows of a transaction when its response has passed. */
  private scheduleDriverHttp(step: DriverHttpStep, time: number): void {
    const startNs = step.atNs + time * step.everyNs;
    this.plan.at(startNs + step.thinkNs, (now) => {
      this.flows.move(step.flow, now, { sentBytes: REQUEST_BYTES, recvBytes: RESPONSE_BYTES });
      const record = driverHttpRecordOf(step, this.flows.endsOf(step.flow), {
        startedUnixNs: this.wallBaseNs + BigInt(startNs),
        endedUnixNs: this.wallBaseNs + BigInt(now),
      });
      this.log.add(now, { kind: 'driver_http', record });
    });
  }

  /** The events of one request: the last one, which completes it, comes after the server has thought. */
  private scheduleRequest(step: HttpStep, time: number): void {
    const startNs = step.atNs + time * step.everyNs;
    this.plan.at(startNs, (now) => {
      const request = this.http.begin(step);
      const last = step.events.length - 1;
      for (const [index, id] of step.events.entries()) {
        const thinkNs = index === last && index > 0 ? step.thinkNs : 0;
        this.plan.at(now + index * step.spacingNs + thinkNs, (at) => {
          this.http.event(at, id, request, step.agentMisses);
          if (index === last && this.flows.has(step.connection)) {
            this.flows.move(step.connection, at, { sentBytes: RESPONSE_BYTES, recvBytes: REQUEST_BYTES });
          }
        });
      }
    });
  }

  /** One short connection of a burst. Those that linger are spread evenly over the burst. */
  private scheduleReset(step: ResetsStep, index: number): void {
    const startNs = step.startNs + index * step.everyNs;
    const { lingering, repeat } = step;
    const isLingering = Math.floor(((index + 1) * lingering) / repeat) > Math.floor((index * lingering) / repeat);
    this.plan.at(startNs, (now) => {
      const name = `reset ${this.resets}`;
      this.resets += 1;
      const { pid } = this.process(step.process);
      const local = { address: step.localAddress, port: this.nextPort() };
      const status = FLOW_STATUS.established;
      this.flows.open(name, now, { pid, local, remote: step.remote, direction: 'out', protocol: 'tcp', status });
      this.plan.at(now + step.lifeNs, (end) => {
        this.flows.move(name, end, step);
        this.flows.end(name, end, { status: FLOW_STATUS['reset-received'], isLingering });
        const lateTimes = isLingering ? step.lateTimes : 0;
        for (let time = 1; time <= lateTimes; time += 1) {
          const late = { sentBytes: 0, recvBytes: step.lateBytes };
          this.plan.at(end + time * step.lateEveryNs, (lateNs) => this.flows.move(name, lateNs, late));
        }
      });
    });
  }

  private nextPort(): number {
    const port = FIRST_EPHEMERAL_PORT + (this.ports % EPHEMERAL_PORTS);
    this.ports += 1;
    return port;
  }

  private process(name: string): WindowsProcess {
    const process = this.processes.get(name);
    assert(process !== undefined, `process ${name} was checked when the scenario was loaded`);
    return process;
  }
}
