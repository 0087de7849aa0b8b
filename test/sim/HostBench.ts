import type { EstabEvent, HttpEvent, RecordedEvent, RecordedPrefix } from '../../src/model/events.ts';
import { Ledger } from '../../src/model/ledger/ledger.ts';
import { AgentPipeline } from '../../src/model/pipeline.ts';
import { findProfile } from '../../src/model/profiles.ts';
import { type DrivenHost, HostDriver } from '../../src/sim/hostDriver.ts';
import { SeededChoices } from '../../src/sim/seededChoices.ts';

export const ROOT_NETNS = 1;
const CPUS = 2;
const MONOTONIC_BASE_NS = 1_000_000_000_000n;

/** A recorded event as a test writes it: its place among the others is filled in. */
type Bare<E> = E extends RecordedEvent ? Omit<E, keyof RecordedPrefix> & { readonly cpu?: number } : never;

/** A driver with an agent behind it, for single events. Each event is one microsecond after the one before. */
export class HostBench {
  readonly ledger = new Ledger();
  readonly agent: AgentPipeline;
  readonly driver: HostDriver;
  private nowNs = 0;

  /** @param about - what of the host is not as usual */
  constructor(about: Partial<DrivenHost> = {}) {
    this.agent = new AgentPipeline({
      profile: findProfile('agent-7.60')!,
      choices: new SeededChoices(1),
      ledger: this.ledger,
      cpuCount: CPUS,
      monotonicBaseNs: MONOTONIC_BASE_NS,
      wallBaseNs: 1_700_000_000_000_000_000n,
      tracer: {
        host: {
          isProcessAlive: () => true,
          translationOf: (conn) => this.driver.translations.translationOf(conn),
          deleteTranslation: (conn) => this.driver.translations.deleteTranslation(conn),
          isInConntrack: (conn) => this.driver.translations.isInConntrack(conn),
        },
      },
      processes: {
        scan: () => this.driver.processes.scan(),
        serviceOf: (pid) => this.driver.processes.serviceOf(pid),
      },
    });
    const host = { rootNetnsIno: ROOT_NETNS, monotonicBaseNs: MONOTONIC_BASE_NS, cpuCount: CPUS, ...about };
    this.driver = new HostDriver(this.agent, this.ledger, host);
  }

  apply(event: Bare<RecordedEvent>): void {
    this.nowNs += 1000;
    this.driver.apply({ tNs: this.nowNs, cpu: 0, cseq: 0, ring: 'life', ...event });
  }

  /** Both ends of a connection on this host: cookies 1 (the client, pid 10) and 2 (the server, pid 20). */
  connect(changes: Partial<Pick<EstabEvent, 'netnsIno' | 'dir'>> = {}): void {
    const client = { laddr: '127.0.0.1', lport: 40_000, raddr: '127.0.0.1', rport: 80 };
    const server = { laddr: '127.0.0.1', lport: 80, raddr: '127.0.0.1', rport: 40_000 };
    const common = { kind: 'estab', pidSource: 'creator', listenerCk: undefined, netnsIno: ROOT_NETNS } as const;
    this.apply({ ...common, ck: 1n, ...client, dir: 'out', pid: 10, ...changes });
    this.apply({ ...common, ck: 2n, ...server, dir: 'in', pid: 20, ...changes });
  }

  /** A request as one end shows it. */
  request(ck: bigint, dir: 'tx' | 'rx', changes: Partial<HttpEvent> = {}): void {
    this.apply(this.http(ck, dir, 'GET /a HTTP/1.1\r\nHost: x\r\n\r\n', { seq: 1000, ...changes }));
  }

  /** A response as one end shows it. */
  response(ck: bigint, dir: 'tx' | 'rx', changes: Partial<HttpEvent> = {}): void {
    this.apply(this.http(ck, dir, 'HTTP/1.1 200 OK\r\n\r\n', { seq: 9000, ...changes }));
  }

  /** The tracked connections of the next poll. */
  poll() {
    this.nowNs += 1000;
    return this.agent.poll('nobody', this.nowNs).delta.conns;
  }

  private http(ck: bigint, dir: 'tx' | 'rx', head: string, changes: Partial<HttpEvent>): Bare<HttpEvent> {
    return {
      kind: 'http',
      ck,
      dir,
      seq: 0,
      payloadBytes: head.length,
      head,
      headBytes: head.length,
      isTruncated: false,
      method: undefined,
      path: undefined,
      status: undefined,
      via: 'plain',
      flags: 0x18,
      ...changes,
    };
  }
}
