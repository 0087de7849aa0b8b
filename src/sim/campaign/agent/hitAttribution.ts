import type { HitRecord } from '../../../model/ledger/fate.ts';
import type { LossReason } from '../../../model/ledger/lossReasons.ts';
import type { AgentRun } from './AgentRun.ts';
import type { KnownDefect } from './knownDefects.ts';
import { isOfProxysHeir } from './isOfProxysHeir.ts';
import { knownOfWire, readsAtOnce } from './knownOfWire.ts';
import type { LooseHalf } from './TupleTruth.ts';
import { looksAnsweredBefore, type TruthRequest } from './TruthRequest.ts';

/** How a loss is judged: it may happen, or is an open defect by its name; `undefined` = it must not happen. */
export type Attribution = 'allowed' | { readonly known: KnownDefect } | undefined;

const OLD_MS = 30_000;

/**
 * Reasons that may end a hit whatever the case is: something was full, nobody was registered, the agent is not meant to
 * see or to ship it, or the record of its connection was given up for a reason of its own.
 */
const ALLOWED: ReadonlySet<LossReason> = new Set<LossReason>([
  'not-classified',
  'tls-not-hooked',
  'sequence-number-repeated',
  'classification-map-full',
  'in-flight-swept',
  'stats-map-full',
  'client-http-store-full',
  'conn-map-full',
  'close-without-entry',
  'no-registered-client',
  'client-expired',
  'client-removed',
  'stored-for-other-clients',
  'closed-buffer-full',
  'cookie-collision',
  'connection-not-reported-yet',
  'connection-reported-earlier',
  'connection-delta-zero',
  'connection-unknown',
  'connection-key-mismatch',
  'side-not-reported-yet',
  'side-reported-earlier',
  'side-delta-zero',
  'pid-collision',
  'payload-lost',
]);

/** Whether a hit may have ended like this. */
export function attributeLoss(run: AgentRun, request: TruthRequest, hit: HitRecord, reason: LossReason): Attribution {
  if (ALLOWED.has(reason)) return 'allowed';
  switch (reason) {
    case 'docker-proxy-own-leg':
      return isOfHeir(run, request) ? { known: 'proxy-pid-taken-over' } : 'allowed';
    case 'event-pages-full':
      return isPageFull(run, hit.cause) ? 'allowed' : undefined;
    case 'ring-buffer-full':
    case 'perf-buffer-full':
      return run.lostCloses > 0 ? 'allowed' : undefined;
    case 'in-flight-map-full':
      return run.mayBeRefused(hit.cause) ? 'allowed' : undefined;
    case 'incomplete-buffer-full':
      return attributeFullBuffer(run);
    case 'request-half-aged':
      return attributeAged(run, request, hit);
    case 'connection-idle-expired':
      return hasSuccessor(run, hit) ? { known: 'expiry-removes-successor' } : 'allowed';
    case 'latency-not-positive':
      return looksAnsweredBefore(request) ? 'allowed' : known(run, request);
    default:
      return undefined;
  }
}

/** Whether the connection is of a program that only has the pid of a docker-proxy. */
function isOfHeir(run: AgentRun, { wire }: TruthRequest): boolean {
  return run.places.some(
    ({ records }, index) => run.wires[index] === wire && records.some((record) => isOfProxysHeir(run, record)),
  );
}

/** All pages of the CPU can only be full when so many events came since the last trigger, one page begun before. */
function isPageFull(run: AgentRun, cause: number): boolean {
  const { pages, slots } = run.made.limits;
  return (run.backlogAt[cause] ?? 0) + slots - 1 >= pages * slots;
}

/** Whether it was not the idle connection that was given up, but the next one on its tuple. */
function hasSuccessor({ distinctPlaces }: AgentRun, { flow }: HitRecord): boolean {
  return distinctPlaces.some((place) => place.hasExpiredSuccessor && place.successor?.flow === flow);
}

/** The buffer counts client ends; copies of segments that are taken for new ones make halves of ends without any. */
function attributeFullBuffer({ agent, looseEnds, made }: AgentRun): Attribution {
  if (looseEnds.size >= made.limits.bufferedHttp) return 'allowed';
  return agent.usm.dispatcher.sequences.refusedCount > 0 ? { known: 'sequence-map-full' } : undefined;
}

/** A half may age when it is old, and its response half is not there yet, at a poll of whichever client. */
function attributeAged(run: AgentRun, request: TruthRequest, { cause }: HitRecord): Attribution {
  const atMs = run.eventTimes[cause] ?? run.nowMs;
  if (atMs - request.startedMs < OLD_MS) return undefined;
  const answer = run.halves.find((half) => half.isResponse && half.request === request);
  if (run.agent.usm.program.inFlight.refusedCount > 0) return 'allowed';
  if (request.isAbandoned || looksAnsweredBefore(request)) return 'allowed';
  const asked = run.halves.find((half) => !half.isResponse && half.request === request);
  if (asked === undefined || answer === undefined || isForgotten(run, asked, answer)) return 'allowed';
  if (answer.flushedMs >= atMs || !readsAtOnce(run)) return 'allowed';
  return known(run, request);
}

function known(run: AgentRun, { wire }: TruthRequest): Attribution {
  const id = knownOfWire(run, wire);
  return id === undefined ? undefined : { known: id };
}

/** A response half is forgotten by the poll that finds no request half for it, or swept out of the kernel when idle. */
function isForgotten({ pollEnds, made }: AgentRun, asked: LooseHalf, answer: LooseHalf): boolean {
  if (answer.flushedMs - answer.atMs > made.limits.httpIdleMs) return true;
  return pollEnds.some((endMs) => answer.flushedMs <= endMs && endMs < asked.flushedMs);
}
