import type { RecordedEvent } from '../../../src/model/events.ts';
import { judgeLeaks } from '../../../src/sim/leak/judgeLeaks.ts';
import { LeakEvidence } from '../../../src/sim/leak/LeakEvidence.ts';
import type { LeakReport, ProcessReport } from '../../../src/sim/leak/LeakReport.ts';
import { DEFAULT_LEAK_RULES, type LeakRules } from '../../../src/sim/leak/LeakRules.ts';

export const SECOND_NS = 1_000_000_000;

type Body<E = RecordedEvent> = E extends RecordedEvent ? Omit<E, 'cpu' | 'cseq' | 'ring' | 'tNs'> : never;

/** Recorded events at times in seconds, made in any order. */
export class WrittenTrace {
  private readonly events: RecordedEvent[] = [];
  private cookies = 0n;

  add(atS: number, body: Body): void {
    const prefix = { tNs: Math.round(atS * SECOND_NS), cpu: -1, cseq: this.events.length, ring: 'user' as const };
    this.events.push({ ...body, ...prefix });
  }

  process(atS: number, pid: number, comm: string): void {
    const none = undefined;
    this.add(atS, {
      kind: 'proc',
      pid,
      ppid: 1,
      startNs: BigInt(this.events.length),
      comm,
      argv: [comm],
      argvBytes: none,
      cgroup: none,
      netnsIno: none,
      containerId: none,
      service: none,
      via: 'exec',
    });
  }

  /** A connection from `fromS` until `toS` (for ever without it) that carries some requests, each at its start. */
  connection({ pid, to, fromS, toS, requests = 1 }: ConnectionFacts): bigint {
    this.cookies += 1n;
    const ck = this.cookies;
    const [raddr, rport] = to;
    this.add(fromS, { kind: 'connect', ck, raddr, rport, pid, tid: pid, result: undefined });
    for (let sent = 0; sent < requests; sent += 1) this.request(fromS, ck);
    if (toS !== undefined) this.close(toS, ck);
    return ck;
  }

  request(atS: number, ck: bigint): void {
    const head = { ck, seq: 1, payloadBytes: 4, head: 'x', headBytes: 1, isTruncated: false, via: 'plain' } as const;
    const none = undefined;
    this.add(atS, { kind: 'http', ...head, dir: 'tx', method: 'GET', path: '/', status: none, flags: none });
    this.add(atS, { kind: 'http', ...head, dir: 'rx', method: none, path: none, status: 200, flags: none });
  }

  close(atS: number, ck: bigint): void {
    const none = undefined;
    this.add(atS, { kind: 'close', ck, pid: none, tid: none, state: 1, counters: none, lost: { life: 0, data: 0 } });
  }

  descriptors(
    atS: number,
    pid: number,
    counts: { readonly tcp4?: number; readonly unix?: number; file?: number },
  ): void {
    const { tcp4 = 0, unix = 0, file = 3 } = counts;
    const rest = { tcp6: 0, udp4: 0, udp6: 0, otherSockets: 0, pipe: 0, anon: 0 };
    this.add(atS, { kind: 'fds', pid, total: tcp4 + unix + file, tcp4, unix, file, ...rest });
  }

  evidence(): LeakEvidence {
    const evidence = new LeakEvidence();
    for (const event of this.events.toSorted((a, b) => a.tNs - b.tNs || a.cseq - b.cseq)) evidence.observe(event);
    return evidence;
  }

  judge(rules: Partial<LeakRules> = {}): LeakReport {
    return judgeLeaks(this.evidence(), { ...DEFAULT_LEAK_RULES, ...rules });
  }
}

interface ConnectionFacts {
  readonly pid: number;
  readonly to: readonly [string, number];
  readonly fromS: number;
  readonly toS?: number;
  readonly requests?: number;
}

/** The one process of a report. */
export function onlyProcess(report: LeakReport): ProcessReport {
  const [process, ...more] = report.processes;
  if (!process || more.length > 0) throw new Error(`${report.processes.length} processes were judged`);
  return process;
}

/** Names of the violated invariants. */
export function violated(report: LeakReport): string[] {
  return report.violations.map(({ invariant }) => invariant);
}
