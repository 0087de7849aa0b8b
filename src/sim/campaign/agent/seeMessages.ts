import type { PacketView } from '../../../scenarios/agent/AgentCase.ts';
import type { AgentRun } from './AgentRun.ts';
import type { TruthRequest } from './TruthRequest.ts';
import type { LooseHalf, TupleTruth } from './TupleTruth.ts';
import type { Wire } from './Wire.ts';

/** A new request: whatever waits under its tuple goes on its way. */
export function seeRequest(run: AgentRun, seen: TupleTruth, truth: TruthRequest): void {
  flush(run, truth.wire, seen);
  seen.pending = truth;
  seen.isAnswered = false;
  seen.waiting = halfOf(run, truth, truth.wire, truth.view, false);
}

/** A response: it meets the request that waits under its tuple, or waits itself. @returns what it answers */
export function seeResponse(run: AgentRun, wire: Wire, view: PacketView, status: number): TruthRequest | undefined {
  const seen = wire.seen[view];
  const owner = oldestUnanswered(run, wire);
  const answered = owner ?? seen.pending;
  if (answered !== undefined) answered.answers.push({ status, atMs: run.sightMs });
  if (owner !== undefined && status >= 200) owner.isAnswered = true;
  if (seen.waiting !== undefined && !seen.waiting.isResponse && seen.pending === owner) {
    // The two halves meet in the kernel: no half is loose, if the request was still there.
    if (noteIdle(run, wire, seen.waiting) || run.mayBeRefused(seen.waiting.event)) run.addLooseEnd(seen.waiting);
    seen.waiting = undefined;
    seen.isLeftOver = false;
    seen.mayHoldHalf = false;
    seen.isAnswered = true;
    return answered;
  }
  // The kernel does not ask whose answer it is.
  if (seen.waiting !== undefined && !seen.waiting.isResponse) wire.isCrossed = true;
  flush(run, wire, seen);
  seen.mayHoldHalf = false;
  seen.waiting = halfOf(run, owner, wire, view, true);
  return answered;
}

/** A response that is read again: nobody has asked for it. */
export function repeatResponse(run: AgentRun, seen: TupleTruth, wire: Wire): void {
  flush(run, wire, seen);
  seen.waiting = halfOf(run, undefined, wire, 'raw', true);
}

/** FIN or RST: all requests under the tuple have ended. */
export function seeEnd(run: AgentRun, wire: Wire, view: PacketView): void {
  const seen = wire.seen[view];
  for (const each of run.requests) {
    if (each.wire !== wire || each.view !== view || each.isAbandoned) continue;
    if (!each.isEnded) each.isEndUnsure = seen.mayHoldHalf;
    each.isEnded = true;
  }
  // With its socket the agent forgets that a connection is HTTP, and then an end without a payload means nothing to it.
  if (seen.waiting !== undefined) {
    seen.mayHoldHalf ||= seen.isLeftOver;
    seen.waiting.isUnsure = seen.mayHoldHalf;
  }
  flush(run, wire, seen);
  seen.pending = undefined;
}

/** What waits in the kernel as a half is handed on. */
function flush(run: AgentRun, wire: Wire, seen: TupleTruth): void {
  const { waiting } = seen;
  seen.waiting = undefined;
  seen.isLeftOver = false;
  seen.pending = undefined;
  seen.isAnswered = false;
  if (waiting === undefined) return;
  noteIdle(run, wire, waiting);
  waiting.flushedMs = run.nowMs;
  run.halves.push(waiting);
  run.addLooseEnd(waiting);
}

/** A half that has waited long may have been swept out of the kernel. @returns whether it has waited so long */
function noteIdle(run: AgentRun, wire: Wire, { atMs }: LooseHalf): boolean {
  const isIdle = run.nowMs - atMs > run.made.limits.httpIdleMs;
  if (isIdle) wire.hasIdled = true;
  return isIdle;
}

/** The request that the next response answers; `undefined` when none waits. */
export function oldestUnanswered(run: AgentRun, wire: Wire): TruthRequest | undefined {
  for (const each of run.requests) {
    if (each.wire === wire && !each.isAnswered && !each.isAbandoned) return each;
  }
  return undefined;
}

function halfOf(
  run: AgentRun,
  owner: TruthRequest | undefined,
  wire: Wire,
  view: PacketView,
  isResponse: boolean,
): LooseHalf {
  const { clientIp, clientPort } = wire.ends[view];
  const { sightMs: atMs, event } = run;
  return { request: owner, isResponse, clientIp, clientPort, atMs, event, flushedMs: 0, isUnsure: false };
}
