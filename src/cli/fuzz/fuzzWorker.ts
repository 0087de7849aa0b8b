import { parentPort, workerData } from 'node:worker_threads';
import { assertNever } from '../../model/assert.ts';
import { judgeCase } from '../../sim/campaign/judgeCase.ts';
import { agentOfCase, agentOfFinding } from './agentOfCase.ts';
import { checkCase } from './checkCase.ts';
import { caseNumberAt } from './caseNumbers.ts';
import type { CheckedReply, FoundNote, Reply, Request, WorkerStart } from './messages.ts';
import { useWorkload } from './givenWorkload.ts';
import { Heartbeat } from './Heartbeat.ts';
import { shrinkFinding } from './shrinkFinding.ts';
import { CaseTrier, kindOf, madeCase, stepsOf } from './tryCases.ts';

/** A worker thread of a campaign: answers one request after the other. */
const { plan, stop, heartbeat: memory } = workerData as WorkerStart;
const heartbeat = new Heartbeat(memory);
const trier = new CaseTrier(plan, heartbeat);
const port = parentPort!;
const isStopped = (): boolean => Atomics.load(stop, 0) !== 0;

/** The workload of `--over` is read once, before the first case. */
const ready = plan.over ? useWorkload(plan.over.location) : Promise.resolve();

async function answer(request: Request): Promise<Reply> {
  await ready;
  switch (request.type) {
    case 'try':
      return trier.try(
        request,
        (place, finding) => port.postMessage({ type: 'found', place, finding } satisfies FoundNote),
        isStopped,
      );
    case 'shrink': {
      const until = performance.now() + request.limitMs;
      const onRun = (): void => heartbeat.run();
      const isOver = (): boolean => isStopped() || performance.now() > until;
      const { finding, knownParts } = request;
      const agent = agentOfFinding(plan, finding);
      return { type: 'shrunk', finding: await shrinkFinding(finding, { agent, knownParts, isOver, onRun }) };
    }
    case 'judge':
      heartbeat.run();
      return { type: 'judged', verdict: judgeCase(kindOf(request), request.made, request.profile) };
    case 'check':
      return check(request.from, request.to);
    case 'steps': {
      heartbeat.draw(0);
      const { kind, made, profile } = caseAt(request.place);
      return { type: 'steps', steps: stepsOf(kind, made, profile) };
    }
    default:
      return assertNever(request);
  }
}

function check(from: number, to: number): CheckedReply {
  const hashes: string[] = [];
  for (let place = from; place < to && !isStopped(); place += 1) {
    heartbeat.draw(place - from);
    const { kind, number, made, profile } = caseAt(place);
    const checked = checkCase(kind, made, profile);
    if (!checked.isEqual) {
      return { type: 'checked', hashes, diverged: { number, ...checked.divergence } };
    }
    hashes.push(checked.hash);
  }
  return { type: 'checked', hashes, diverged: undefined };
}

function caseAt(place: number) {
  const number = caseNumberAt(plan, place);
  const kind = kindOf(number);
  const { profile } = agentOfCase(plan, number);
  const made = madeCase(kind, plan.seed, number.index);
  heartbeat.run();
  return { kind, number, profile, made };
}

port.on('message', (request: Request) => {
  void answer(request).then(
    (reply) => {
      heartbeat.rest();
      port.postMessage(reply);
    },
    (error: unknown) => {
      // Not a verdict about the agent: the campaign itself went wrong, and the pool has to hear of it.
      setImmediate(() => {
        throw error;
      });
    },
  );
});
