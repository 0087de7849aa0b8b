import type { AgentProfile } from '../../../model/profile.ts';
import type { PollFaults } from '../../../model/pipeline.ts';
import type { AgentCase, CaseOp } from '../../../scenarios/agent/AgentCase.ts';
import { AgentRun, clientId } from './AgentRun.ts';
import { applyOp } from './applyOp.ts';
import { resetSums } from './Place.ts';
import { addToSums, behindOf, type DeliveredPoll } from './DeliveredPoll.ts';
import type { Findings } from './Findings.ts';
import type { AgentInvariant } from './invariants/AgentInvariant.ts';
import { noteIdleSockets } from './noteIdleSockets.ts';

type PollOp = Extract<CaseOp, { readonly op: 'poll' }>;

/** A poll after which nothing more is on its way. */
const QUIET_POLL: PollOp = { op: 'poll', client: 0, afterMs: 30_000, fault: 'none', during: 'none', inside: 0 };
const QUIET_POLLS = 2;

/**
 * Runs a case: its operations, then everything that waits is delivered and each client polls twice more. The invariants
 * look at each payload and at the end.
 */
export function runAgentCase(
  made: AgentCase,
  profile: AgentProfile,
  invariants: readonly AgentInvariant[],
  findings: Findings,
): AgentRun {
  const run = new AgentRun(made, profile);
  const { ops } = made;
  for (let index = 0; index < ops.length; index += 1) {
    const op = ops[index]!;
    if (op.op !== 'poll') {
      applyOp(run, op);
      continue;
    }
    const inside = op.during === 'none' ? [] : opsInside(ops, index + 1, op.inside);
    poll(run, op, inside, invariants, findings);
    index += inside.length;
  }
  finish(run, invariants, findings);
  for (const invariant of invariants) invariant.atEnd?.(run, findings);
  return run;
}

/** Time does not pass inside of polls, and what clients do waits for the agent's lock. */
function opsInside(ops: readonly CaseOp[], from: number, count: number): CaseOp[] {
  const inside: CaseOp[] = [];
  for (const op of ops.slice(from, from + count)) {
    if ('client' in op || op.op === 'wait') break;
    inside.push(op);
  }
  return inside;
}

function poll(
  run: AgentRun,
  op: PollOp,
  inside: readonly CaseOp[],
  invariants: readonly AgentInvariant[],
  findings: Findings,
): void {
  run.begin(op.afterMs);
  run.poll += 1;
  const number = run.poll;
  const event = run.event;
  const atMs = run.nowMs;
  run.pollTimes[number] = atMs;
  expireClients(run);
  const truth = run.clients[op.client]!;
  truth.isRegistered = true;
  run.countClients();
  truth.lastFetchMs = atMs;
  truth.polls += 1;
  const refusedBefore = run.agent.state.telemetry.connDropped;
  const { expiredTcpConns } = run.agent.tracer.telemetry;
  run.ledger.at(event, op.client === 0 ? number : 0);
  noteIdleSockets(run);
  const outcome = run.agent.poll(clientId(op.client), run.nowNs, faultsOf(run, op, inside, { event, number }));
  // Conntrack may have forgotten one inside of the poll.
  noteIdleSockets(run);
  run.pollEnds[number] = run.nowMs;
  if (run.agent.tracer.telemetry.expiredTcpConns > expiredTcpConns) noteSuccessors(run, number);
  run.poll = 0;
  const behind = behindOf(run, op.client, outcome);
  const delivered = { client: op.client, poll: number, atMs, during: op.during, outcome, behind, refusedBefore };
  look(run, delivered, invariants, findings);
  run.poll = number;
}

function look(
  run: AgentRun,
  delivered: DeliveredPoll,
  invariants: readonly AgentInvariant[],
  findings: Findings,
): void {
  for (const invariant of invariants) invariant.beforeSums?.(run, delivered, findings);
  addToSums(delivered);
  for (const invariant of invariants) invariant.afterPoll?.(run, delivered, findings);
}

function faultsOf(
  run: AgentRun,
  { fault, during }: PollOp,
  inside: readonly CaseOp[],
  poll: { readonly event: number; readonly number: number },
): PollFaults {
  const happens = () => {
    run.isPolling = true;
    for (const op of inside) if (op.op !== 'poll') applyOp(run, op);
    run.isPolling = false;
    run.ledger.at(poll.event, poll.number);
  };
  return {
    scanFails: fault === 'scan-fails',
    payloadIsLost: fault === 'payload-lost',
    meanwhile: during === 'none' || inside.length === 0 ? undefined : { point: during, happens },
  };
}

/** What the poll gave up by its tuple may have been another connection by then. */
function noteSuccessors(run: AgentRun, poll: number): void {
  for (const place of run.distinctPlaces) if (place.successor?.poll === poll) place.hasExpiredSuccessor = true;
}

/** A client that has not polled for long is forgotten by the next poll of any client. */
function expireClients(run: AgentRun): void {
  for (const [index, client] of run.clients.entries()) {
    if (!client.isRegistered || client.lastFetchMs + run.profile.state.clientExpiryMs >= run.nowMs) continue;
    client.isRegistered = false;
    client.isConstant = false;
    resetSums(run.distinctPlaces, index);
  }
}

function finish(run: AgentRun, invariants: readonly AgentInvariant[], findings: Findings): void {
  const { agent } = run;
  run.begin(1);
  agent.reading.closes = true;
  agent.reading.pages = true;
  agent.readCloses();
  agent.usm.takePages();
  for (const cpu of [0, 1]) agent.networkReceive(cpu);
  for (let quiet = 0; quiet < QUIET_POLLS; quiet += 1) {
    let afterMs = QUIET_POLL.afterMs;
    for (let client = 0; client < run.clients.length; client += 1) {
      if (client > 0 && !run.clients[client]!.isRegistered) continue;
      poll(run, { ...QUIET_POLL, client, afterMs }, [], invariants, findings);
      afterMs = 1;
    }
  }
}
