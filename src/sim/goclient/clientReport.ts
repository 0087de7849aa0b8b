import { formatDuration } from '../../scenarios/duration.ts';
import type { ClientScenario } from '../../scenarios/goclient/ClientScenario.ts';
import type { GrowthSample } from './GrowthSample.ts';
import type { ClientRunOutcome } from './runClientScenario.ts';

/** One look at a process, as plain data for text and JSON. */
export interface ClientReportRow {
  /** Since the baseline, as the scenario is written. */
  readonly at: string;
  readonly goroutines: number;
  readonly goroutinesOver: number;
  readonly fds: number;
  readonly fdsOver: number;
  readonly readLoop: string;
  readonly longestWait: string;
  readonly blockedCallers: number;
  readonly dials: number;
  readonly states: Readonly<Record<string, number>>;
  readonly sockets: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly leak: boolean | null;
}

/** One run of a scenario: as it is written, or with something changed. */
export interface ClientReportRun {
  readonly whatIf: string | null;
  readonly baseline: { readonly goroutines: number; readonly fds: number };
  readonly rows: readonly ClientReportRow[];
}

/** All that a scenario's runs showed at the times of its expectations. */
export function clientReport(scenario: ClientScenario, outcomes: readonly ClientRunOutcome[]): ClientReportRun[] {
  return outcomes.map(({ whatIf, expect, result }) => {
    const { counts } = result.baseline;
    const times = [...new Set(expect.map(({ atNs }) => atNs))].toSorted((a, b) => a - b);
    return {
      whatIf: whatIf ?? null,
      baseline: { goroutines: counts.goroutines, fds: counts.fds },
      rows: times.map((atNs) =>
        rowOf(result.samples.get(atNs) ?? result.baseline, result.leaks.get(atNs), scenario.scale),
      ),
    };
  });
}

function rowOf(sample: GrowthSample, leak: boolean | undefined, scale: number): ClientReportRow {
  const { counts, grown } = sample;
  return {
    at: sample.sinceBaselineNs === 0 ? '0s' : formatDuration(sample.sinceBaselineNs * scale),
    goroutines: counts.goroutines,
    goroutinesOver: sample.goroutinesOver,
    fds: counts.fds,
    fdsOver: sample.fdsOver,
    readLoop: grown.readLoop,
    longestWait: formatDuration(grown.longestWaitNs * scale),
    blockedCallers: sample.blockedOver,
    dials: sample.dialsOver,
    states: Object.fromEntries([...counts.goroutineStates].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    sockets: Object.fromEntries([...counts.sockets].map(([host, states]) => [host, Object.fromEntries(states)])),
    leak: leak ?? null,
  };
}
