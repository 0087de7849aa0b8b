import { parseFrame } from '../../model/usm/parseFrame.ts';
import { parseHttpStart } from '../../model/usm/parseHttpStart.ts';
import { clientsToJson, telemetryGrowth } from '../codec/delta.ts';
import { bigintOf, MalformedVectorError, numberOf, objectOf, objectsOf, textOf } from '../codec/fields.ts';
import { frameFromJson } from '../codec/frame.ts';
import { HTTP_TOLERANCE } from '../codec/httpAggregate.ts';
import { httpTransactionFromJson } from '../codec/httpTransaction.ts';
import { firstDifference } from '../compare.ts';
import type { JsonObject, Vector, VectorOp } from '../vector.ts';
import { runKernelOp } from './connKernelOps.ts';
import { onEveryState } from './onEveryState.ts';
import { pollToJson, timeOf } from './pipelinePoll.ts';
import { PipelineSubject, type SubjectVariant } from './pipelineSubject.ts';

/** Replays one vector of the area `pipeline`: the stages chained over polls and clients, from records or from hooks. */
export const runPipeline = onEveryState((vector, implementation) => {
  let step = 0;
  for (const got of answerPipeline(vector, { implementation })) {
    const op = vector.ops[step]!;
    const difference = firstDifference(op.want, onlyWanted(got, op), { tolerance: HTTP_TOLERANCE });
    if (difference) return { step, op: op.op, ...difference };
    step += 1;
  }
  return undefined;
});

/** What the model answers to each operation of a vector, in order. */
export function* answerPipeline(vector: Vector, variant: SubjectVariant = {}): Generator<JsonObject, void> {
  const subject = new PipelineSubject(vector.config, variant);
  for (const op of vector.ops) {
    const { agent } = subject;
    subject.beginStep();
    const batches = agent.kernel.state.batches.all.map(({ id, length }) => `${id}/${length}`);
    const counters = subject.counters();
    const telemetry = { ...agent.state.telemetry };
    const answer = apply(subject, op);
    yield {
      ...answer,
      closed: subject.log.stored.map(({ cookie }) => cookie.toString()),
      lostNoClient: subject.log.lostWithoutClient,
      tel: { ...telemetryGrowth(telemetry, agent.state.telemetry), ...growth(counters, subject.counters()) },
      ...(subject.isKernelLevel ? kernelStep(subject, batches) : {}),
    };
  }
}

function apply(subject: PipelineSubject, op: VectorOp): JsonObject {
  const { agent } = subject;
  const nowNs = timeOf(op);
  agent.advanceTo(nowNs);
  switch (op.op) {
    case 'processes':
      subject.setProcesses(op);
      return {};
    case 'register':
      agent.register(textOf(op, 'client'), nowNs);
      return { clients: clientsToJson(agent.state) };
    case 'removeClient':
      agent.state.removeClient(textOf(op, 'client'));
      return { clients: clientsToJson(agent.state) };
    case 'poll':
      return { ...pollToJson(subject, op, nowNs), clients: clientsToJson(agent.state), sizes: sizes(subject) };
    default:
      if (subject.isKernelLevel) runKernelLevel(subject, op);
      else runRecordLevel(subject, op);
      return { sizes: sizes(subject) };
  }
}

/** Ready records and finished transactions. */
function runRecordLevel(subject: PipelineSubject, op: VectorOp): void {
  const { agent } = subject;
  switch (op.op) {
    case 'mapPut':
      agent.kernel.state.batches.load(batchFromJson(subject, op));
      return;
    case 'batch': {
      const batch = batchFromJson(subject, op);
      agent.tracer.closes.offer({ kind: 'batch', via: 'ring', cpu: batch.cpu, batch });
      agent.readCloses();
      return;
    }
    case 'conn':
      agent.tracer.closes.offer({ kind: 'conn', via: 'ring', cpu: 0, record: subject.recordOf(objectOf(op, 'conn')) });
      agent.readCloses();
      return;
    case 'tx': {
      const transaction = { ...httpTransactionFromJson(objectOf(op, 'tx') ?? {}), hits: subject.capture() };
      agent.usm.statKeeper.telemetry.countHit(transaction);
      agent.usm.statKeeper.process(transaction);
      return;
    }
    default:
      throw new MalformedVectorError(`unknown operation ${op.op}`);
  }
}

/** Hooks and packets. */
function runKernelLevel(subject: PipelineSubject, op: VectorOp): void {
  const { agent } = subject;
  switch (op.op) {
    case 'packet': {
      const segment = parseFrame(frameFromJson(op));
      if (!segment) return;
      const isRequest = parseHttpStart(segment.payload).type === 'request';
      agent.packet(isRequest ? { ...segment, hits: subject.capture() } : segment);
      return;
    }
    case 'rx':
      agent.networkReceive(numberOf(op, 'cpu'));
      return;
    case 'deliver':
      agent.readCloses();
      agent.usm.takePages();
      return;
    default:
      runKernelOp({ tracker: agent.kernel, sockets: subject.sockets, maps: subject.maps }, op);
      agent.afterHook();
  }
}

function kernelStep(subject: PipelineSubject, before: readonly string[]): JsonObject {
  const { log, agent } = subject;
  const changed = agent.kernel.state.batches.all.filter(({ id, length }, cpu) => before[cpu] !== `${id}/${length}`);
  return {
    sent: log.closesSent,
    batch: changed.map(({ cpu, id, length }) => [cpu, id.toString(), length]),
    enqueued: log.enqueued,
    pages: log.pagesSent,
    delivered: log.delivered,
  };
}

function sizes({ agent }: PipelineSubject): number[] {
  return [
    agent.tracer.closes.trackedBatches,
    agent.usm.statKeeper.aggregationCount,
    agent.usm.statKeeper.incompleteCount,
  ];
}

/** Sizes are told for some operations only. */
function onlyWanted(got: JsonObject, op: VectorOp): JsonObject {
  const { sizes: counted, ...rest } = got;
  return op.want['sizes'] === undefined ? rest : { ...rest, sizes: counted };
}

function growth(before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): JsonObject {
  return Object.fromEntries([...now].map(([name, count]) => [name, count - (before.get(name) ?? 0)]));
}

function batchFromJson(subject: PipelineSubject, op: VectorOp) {
  const batch = objectOf(op, 'batch') ?? {};
  return {
    cpu: numberOf(batch, 'cpu'),
    id: bigintOf(batch, 'id'),
    length: numberOf(batch, 'len'),
    slots: objectsOf(batch, 'conns').map((json) => subject.recordOf(json)),
  };
}
