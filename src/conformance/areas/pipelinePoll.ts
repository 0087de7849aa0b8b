import { FIRST_CHOICES } from '../../model/choices.ts';
import { type ConnStats, INCOMING, OUTGOING, TCP } from '../../model/connStats.ts';
import type { HttpAttachment } from '../../model/join/joinHttp.ts';
import { withoutPid } from '../../model/kernel/tuple.ts';
import type { PollOutcome } from '../../model/pipeline.ts';
import { requestsOf } from '../../model/processAgent/Backend.ts';
import type { ProcessAgent } from '../../model/processAgent/ProcessAgent.ts';
import { PROCESS_AGENT_CLIENT } from '../../model/state/NetworkState.ts';
import { deltaConnsToJson } from '../codec/delta.ts';
import { proxiesToJson } from '../codec/dockerProxies.ts';
import { booleanOf, numberOf, objectsOf, textOf } from '../codec/fields.ts';
import { httpAggregatesToJson, sortHttpAggregates } from '../codec/httpAggregate.ts';
import { matchToJson } from '../codec/httpMatch.ts';
import type { Json, JsonObject, VectorOp } from '../vector.ts';
import type { PipelineSubject } from './pipelineSubject.ts';

/** Runs one poll and writes what the agent would have answered, without clients and counters. */
export function pollToJson(subject: PipelineSubject, op: VectorOp, nowNs: number): JsonObject {
  const { agent } = subject;
  if (!subject.isKernelLevel) loadActive(subject, op);
  const client = textOf(op, 'client');
  const scanFails = booleanOf(op, 'processScanFails');
  const outcome = agent.poll(client, nowNs, { scanFails });
  const { conns: delivered, http } = outcome.delta;
  const { conns, order } = deltaConnsToJson(delivered);
  const aggregates = sortHttpAggregates(http.values());
  const matches: Json[] = delivered.map(() => null);
  for (const { connIndex, group } of outcome.join.attachments) {
    matches[order[connIndex]!] = matchToJson(group, aggregates);
  }
  return {
    active: outcome.activeCount,
    aggregations: outcome.aggregateCount,
    conns,
    order,
    http: httpAggregatesToJson(http.values()),
    matches,
    join: joinToJson(outcome),
    ...(client === PROCESS_AGENT_CLIENT ? filterToJson(subject, outcome, { order, scanFails }) : {}),
    ...(subject.isKernelLevel ? { delivered: subject.log.delivered, kernel: kernelToJson(subject) } : {}),
  };
}

/** Puts the open connections of a poll into the kernel's maps, in walk order, in place of those of the poll before. */
function loadActive(subject: PipelineSubject, op: VectorOp): void {
  const { connStats, tcpStats, tcpRetransmits } = subject.agent.kernel.state.maps;
  for (const map of [connStats, tcpStats, tcpRetransmits]) {
    for (const { key } of map.entries(FIRST_CHOICES)) map.delete(key);
  }
  for (const json of objectsOf(op, 'active')) {
    const record = subject.recordOf(json);
    const { tuple, durationNs, rttUs, rttVarUs, transitions, failureReason, retransmits } = record;
    const direction = record.direction === INCOMING || record.direction === OUTGOING ? record.direction : 0;
    // A tuple listed twice is one entry: it keeps its first place in the walk and takes the last values.
    connStats.set(tuple, { ...record, direction, stack: { ...record.stack }, createdNs: durationNs });
    if (tuple.type !== TCP) continue;
    tcpStats.set(tuple, { rttUs, rttVarUs, transitions, failureReason });
    if (retransmits !== 0) tcpRetransmits.set(withoutPid(tuple), { count: retransmits });
  }
}

function joinToJson({ join }: PollOutcome): JsonObject {
  const attached = new Set(join.attachments.flatMap(({ group }) => group.elements));
  return {
    usmConnections: join.usmConnections,
    orphanAggregations: join.orphanAggregations,
    attachedAggregations: attached.size,
    attachedRequests: join.attachments.reduce((sum, { group }) => sum + requestsOf(group), 0),
  };
}

function filterToJson(
  subject: PipelineSubject,
  outcome: PollOutcome,
  poll: { readonly order: readonly number[]; readonly scanFails: boolean },
): JsonObject {
  const { conns } = outcome.delta;
  const { attachments } = outcome.join;
  const pidCheck = subject.pidCheck.receive(conns, outcome.join, poll.scanFails);
  const everything = conns.map((_conn, index) => index);
  addHits(subject.hits.unfiltered, conns, attachments, everything);
  addHits(subject.hits.original, conns, attachments, outcome.kept);
  addHits(subject.hits['pid-check'], conns, attachments, pidCheck.kept);
  const variant = (agent: ProcessAgent, kept: readonly number[]): JsonObject => ({
    kept: kept.map((index) => poll.order[index]!).toSorted((a, b) => a - b),
    // These vectors leave the default protocol out, which reads as the same.
    proxies: proxiesToJson(agent.filter).map((proxy) => withoutProtocol(proxy)),
    pending: agent.filter.pendingPids(),
  });
  return {
    filter: {
      original: variant(subject.agent.processAgent, outcome.kept),
      'pid-check': variant(subject.pidCheck, pidCheck.kept),
    },
    hits: Object.fromEntries(Object.entries(subject.hits).map(([name, hits]) => [name, Object.fromEntries(hits)])),
  };
}

function withoutProtocol(proxy: Json): Json {
  if (typeof proxy !== 'object' || proxy === null || Array.isArray(proxy)) return proxy;
  const { targetProto: _left, ...rest } = proxy;
  return rest;
}

function addHits(
  sums: Map<string, number>,
  conns: readonly ConnStats[],
  attachments: readonly HttpAttachment[],
  kept: readonly number[],
): void {
  const isKept = new Set(kept);
  for (const { connIndex, group } of attachments) {
    const conn = conns[connIndex];
    if (!isKept.has(connIndex) || conn === undefined) continue;
    const key = `${conn.pid}/${conn.direction === INCOMING ? 'server' : 'client'}`;
    sums.set(key, (sums.get(key) ?? 0) + requestsOf(group));
  }
}

function kernelToJson({ agent }: PipelineSubject): JsonObject {
  return {
    inFlight: agent.usm.program.inFlight.size,
    stacks: agent.kernel.state.maps.protocolStacks.map.size,
    queuedPages: agent.usm.channel.length,
    queuedCloses: agent.tracer.closes.queuedRecords,
  };
}

/** Time of an operation: ns of the kernel's clock, which in these vectors is also the time since the start. */
export function timeOf(op: VectorOp): number {
  return Number(textOf(op, 'timeNs')) || numberOf(op, 'timeNs');
}
