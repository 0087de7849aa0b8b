/**
 * flowproof as a library: load a trace or a scenario, run it, look at the result.
 *
 * ```ts
 * const trace = await loadTrace('trace.msgpack.gz');
 * const result = simulate({
 *   events: trace.events,
 *   host: hostFactsOf(trace),
 *   profile: findProfile('agent-7.60')!,
 *   schedule: { registerAtNs: 0, pollEveryNs: 30e9, pollOffsetNs: 7e9, quietPolls: 2 },
 *   seed: 1,
 * });
 * result.hits.get('mysrv')?.server;
 * ```
 *
 * A long trace is replayed while it is read: `simulateBatches(settings, (await TraceSource.open(file)).batches())`.
 */
export type { Fate, HitRecord, LedgerTotals } from './model/ledger/fate.ts';
export { LOSS_REASONS, type LossReason } from './model/ledger/lossReasons.ts';
export type { TraceEvent } from './model/events.ts';
export { orderRecorded, type OrderedEvent } from './model/order.ts';
export type { AgentProfile } from './model/profile.ts';
export { findProfile, PROFILES } from './model/profiles.ts';
export { applyToggle, findToggle, TOGGLES, type Toggle } from './model/toggles.ts';
export { loadScenario } from './scenarios/loadScenario.ts';
export type { Scenario } from './scenarios/scenario.ts';
export { loadClientScenario } from './scenarios/goclient/loadClientScenario.ts';
export type { ClientScenario } from './scenarios/goclient/ClientScenario.ts';
export { type ClientRunOutcome, runClientScenario } from './sim/goclient/runClientScenario.ts';
export { type DiagnosisInput, diagnoseLeak, type LeakDiagnosis } from './sim/goclient/hypotheses/judgeHypotheses.ts';
export type { LeakObservation, LeakObservations } from './model/goclient/leak/LeakObservations.ts';
export { expandScript } from './scenarios/workload/expandScript.ts';
export { hostFactsOf, hostFactsOfHeader } from './runs/hostFactsOf.ts';
export type { RunResult, Violation } from './sim/runResult.ts';
export { type EventBatches, type RunOptions, type RunSettings, simulate, simulateBatches } from './sim/simulate.ts';
export { type LoadedTrace, loadTrace } from './trace/loadTrace.ts';
export { TraceSource } from './trace/TraceSource.ts';
export { FlowproofError } from './errors.ts';
