import { judge } from '../../src/cli/judge.ts';
import type { HitRecord } from '../../src/model/ledger/fate.ts';
import { isMeantToEnd } from '../../src/model/ledger/lossReasons.ts';
import { prepareRun } from '../../src/runs/prepareRun.ts';
import { runEvents } from '../../src/runs/runEvents.ts';
import type { RunFlags } from '../../src/runs/runSettings.ts';
import { Evidence } from '../../src/sim/recorderLoss/Evidence.ts';
import type { JudgedViolation, RunResult } from '../../src/sim/runResult.ts';
import { loadTrace } from '../../src/trace/loadTrace.ts';

/** What a replay says of a trace. */
export interface Verdict {
  readonly violations: readonly JudgedViolation[];
  /** Hits that did not arrive and that the agent is blamed for: the same name stands for the same hit in any trace. */
  readonly blamed: ReadonlySet<string>;
  /** Hits that did not arrive, blamed or not. */
  readonly missing: number;
  readonly taintedFlows: number;
  /** What became of each hit, by its name; `sureFates` are those that rest on flows which were recorded whole. */
  readonly fates: ReadonlyMap<string, string>;
  readonly sureFates: ReadonlyMap<string, string>;
}

/** Server hits of each service that are expected: as many as the whole trace gives. */
export type Expected = ReadonlyMap<string, number>;

export async function verdictOn(file: string, flags: RunFlags, expected: Expected): Promise<Verdict> {
  const prepared = await prepareRun(file, flags);
  const result = await runEvents(prepared.settings, prepared.events);
  const recorderLoss = await prepared.recorderLoss();
  const violations = judge(prepared, result, { expected, recorderLoss });
  const evidence = recorderLoss && new Evidence(result, recorderLoss);
  const { events } = await loadTrace(file, { allowTruncated: flags.allowTruncated ?? false });
  const missing = result.ledger.hits().filter(({ fate }) => 'reason' in fate && !isMeantToEnd(fate.reason));
  const isSure = (hit: HitRecord) => evidence?.doubtAboutHit(hit) === undefined;
  const blamed = missing.filter(isSure);
  const name = ({ side, flow, capturedBy }: HitRecord) => {
    const captured = events[capturedBy - 1]?.event;
    const seq = captured?.kind === 'http' ? captured.seq : 0;
    return `${side} of ${result.flows.get(flow)?.ck}, sequence number ${seq}`;
  };
  const fatesOf = (hits: readonly HitRecord[]) => new Map(hits.map((hit) => [name(hit), showFate(hit)]));
  return {
    violations,
    blamed: new Set(blamed.map(name)),
    missing: missing.length,
    taintedFlows: recorderLoss?.flows.length ?? 0,
    fates: fatesOf(result.ledger.hits()),
    sureFates: fatesOf(result.ledger.hits().filter(isSure)),
  };
}

function showFate({ fate }: HitRecord): string {
  if (fate.kind === 'in-flight') return `in flight: ${fate.stage}`;
  return `${'reason' in fate ? fate.reason : `${fate.kind} for ${fate.service}`} in poll ${fate.poll}`;
}

/** Server hits of every service in a run. */
export function serverHits({ hits }: RunResult): Expected {
  return new Map([...hits].map(([service, { server }]) => [service, server]));
}

/** What a lossy trace blames the agent for, although the whole trace does not. */
export function falseBlame(whole: Verdict, lossy: Verdict): string[] {
  const known = new Set(whole.violations.map(({ invariant }) => invariant));
  return [
    ...lossy.violations
      .filter(({ isInconclusive, invariant }) => !isInconclusive && !known.has(invariant))
      .map(({ invariant, observed, expected }) => `${invariant}: ${observed}; expected ${expected}`),
    ...[...lossy.blamed].filter((hit) => !whole.blamed.has(hit)),
  ];
}
