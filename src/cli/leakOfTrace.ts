import { UsageError } from '../errors.ts';
import type { ExitStatus } from '../errorTable.ts';
import { toJson } from '../report/json.ts';
import { leaksToJson } from '../report/leaksToJson.ts';
import { renderLeakDiagnosis } from '../report/renderLeakDiagnosis.ts';
import { type LeakHeading, renderLeaks } from '../report/renderLeaks.ts';
import { evenLeakCase } from '../model/goclient/leak/LeakCase.ts';
import { HYPOTHESIS_IDS } from '../model/goclient/leak/hypothesisIds.ts';
import { readLeakEvidence } from '../runs/readLeakEvidence.ts';
import { diagnoseLeak, type LeakDiagnosis } from '../sim/goclient/hypotheses/judgeHypotheses.ts';
import { leakObservations } from '../sim/leak/leakObservations.ts';
import { judgeLeaks } from '../sim/leak/judgeLeaks.ts';
import type { LeakReport } from '../sim/leak/LeakReport.ts';
import type { LeakRules } from '../sim/leak/LeakRules.ts';
import type { LeakEvidence } from '../sim/leak/LeakEvidence.ts';
import type { TraceHealth } from '../trace/TraceHealth.ts';
import { TraceSource } from '../trace/TraceSource.ts';
import { statusOf } from './judge.ts';
import { type LeakFlags, leakRulesOf } from './leakOptions.ts';
import { writeStdout } from './writeStdout.ts';

/** A judged trace. */
export interface JudgedTrace {
  readonly report: LeakReport;
  readonly heading: LeakHeading;
}

/**
 * Holds the connections and descriptors of a recorded trace to the leak invariants.
 *
 * @throws UsageError for rules that no connection of the trace can be held to; as `TraceSource` does
 */
export async function judgeTrace(file: string, flags: LeakFlags): Promise<JudgedTrace> {
  const rules = leakRulesOf(flags);
  const source = await TraceSource.open(file, { allowTruncated: flags.allowTruncated === true });
  const evidence = await readLeakEvidence(source);
  const report = judgeLeaks(evidence, rules);
  checkRules(rules, report, evidence);
  const reason = whyInconclusive(report, source.health);
  const verdict = reason !== undefined ? 'inconclusive' : report.violations.length > 0 ? 'fail' : 'pass';
  return { report, heading: { source: file, verdict, reason } };
}

/** Judges a trace, prints the report and returns the exit status: that of the verdict. */
export async function leakOfTrace(file: string, flags: LeakFlags): Promise<ExitStatus> {
  const { report, heading } = await judgeTrace(file, flags);
  const diagnosis = heading.verdict === 'fail' ? diagnosisOf(file, report) : undefined;
  await writeStdout(
    flags.json === true
      ? `${toJson({ ...leaksToJson(report, heading), ...(diagnosis ? { diagnosis } : {}) })}\n`
      : `${renderLeaks(report, heading)}${diagnosis ? renderLeakDiagnosis(diagnosis) : ''}`,
  );
  return statusOf(heading.verdict);
}

/** Which causes explain the worst leak of the trace; `undefined` when nothing grows. */
function diagnosisOf(file: string, report: LeakReport): LeakDiagnosis | undefined {
  const leak = leakObservations(file, report);
  if (!leak) return undefined;
  const { observed, calls, everyNs } = leak;
  return diagnoseLeak({ observed, leakCase: evenLeakCase(calls, everyNs), hypotheses: HYPOTHESIS_IDS });
}

/** A close that the recorder lost looks like a leak, and an open that it lost hides one. */
function whyInconclusive(report: LeakReport, health: TraceHealth): string | undefined {
  if (health.lostEvents > 0 || health.taintedFlows.size > 0) {
    return `the recorder lost ${health.lostEvents} events; record with larger rings (--ring)`;
  }
  if (report.processes.length === 0) {
    return 'no process was recorded for long enough; record longer, or shorten --warm-up or --window';
  }
  return undefined;
}

/** A rule for a process or a destination that is not there would pass without having looked. */
function checkRules(rules: LeakRules, report: LeakReport, evidence: LeakEvidence): void {
  if (rules.process !== undefined && report.processes.length + report.tooShort.length === 0) {
    const names = [...new Set(evidence.processes.processes.map(({ name }) => name))].slice(0, 10);
    throw new UsageError(`the trace has no process ${rules.process}`, `its processes are ${names.join(', ')}`);
  }
  const called = new Set(
    report.processes.flatMap(({ destinations }) =>
      destinations.filter(({ place }) => place.dir !== 'in').map(({ place }) => place.destination),
    ),
  );
  const strange = [...rules.caps.keys(), ...rules.pooled].find((destination) => !called.has(destination));
  if (strange !== undefined) {
    const known = [...called].toSorted((a, b) => (a < b ? -1 : 1)).slice(0, 10);
    throw new UsageError(
      `no judged process calls ${strange}`,
      known.length === 0 ? 'the trace has no connections to judge' : `destinations are ${known.join(', ')}`,
    );
  }
  if (rules.pooled.size > 0 && !evidence.hasRequests) {
    throw new UsageError('--pooled needs recorded requests, and the trace has none', 'record with --http line');
  }
}
