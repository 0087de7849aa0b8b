import { assert } from '../../model/assert.ts';
import { DEFAULT_PROFILE_ID, findProfile } from '../../model/profiles.ts';
import { AgentCrash, type CrashCause } from '../../model/windows/AgentCrash.ts';
import { bytesOfHex } from '../../model/windows/byteText.ts';
import { EtwHttpService } from '../../model/windows/etw/EtwHttpService.ts';
import type { EtwRecord } from '../../model/windows/etw/EtwRecord.ts';
import type { IisFile } from '../../model/windows/etw/iis/iisFile.ts';
import { relatedActivityOf } from '../../model/windows/etw/relatedActivity.ts';
import { bigintOf, booleanOf, MalformedVectorError, numberOf, objectsOf, textOf } from '../codec/fields.ts';
import { iisFileFromJson } from '../codec/iisFile.ts';
import { windowsTransactionToJson } from '../codec/windowsTransaction.ts';
import { firstDifference } from '../compare.ts';
import type { Divergence, JsonObject, Vector, VectorOp } from '../vector.ts';

/** The service with the one file of the host that it reads. */
interface ServiceUnderTest {
  readonly service: EtwHttpService;
  readonly pathBufferBytes: number;
  iisFile: IisFile | undefined;
}

const COUNTED = [
  'completedRequests',
  'servedFromCache',
  'missedConnection',
  'parsingError',
  'notHandled',
  'dropped',
] as const;

/** How the vectors call the ways in which the agent ends. */
const PANICS: Readonly<Record<CrashCause, string>> = {
  'index-out-of-range': 'out of range',
  'stack-overflow': 'stack overflow',
};

/** Replays one vector of the area `etw-http`: events of HTTP.sys, reads, restarts and changes of the site file. */
export function runEtwHttp(vector: Vector): Divergence | undefined {
  const subject = serviceUnderTest(vector.config);
  for (const [step, op] of vector.ops.entries()) {
    const answer = answerOf(subject, op);
    const difference = firstDifference(op.want, answer);
    if (difference) return { step, op: op.op, ...difference };
    if (answer['panic'] !== undefined) return undefined;
  }
  return undefined;
}

function serviceUnderTest(config: JsonObject): ServiceUnderTest {
  const profile = findProfile(DEFAULT_PROFILE_ID)?.windows;
  assert(profile !== undefined, 'the default profile exists');
  const service = new EtwHttpService({
    ...profile,
    captureHttp: booleanOf(config, 'http'),
    captureHttps: booleanOf(config, 'https'),
    maxTrackedConnections: Number(bigintOf(config, 'maxFlows')),
    httpMaxRequestFragment: numberOf(config, 'maxRequestBytes'),
  });
  const iisFile = iisFileFromJson(config['iis']);
  service.start(iisFile);
  return { service, pathBufferBytes: numberOf(config, 'maxRequestBytes'), iisFile };
}

function answerOf(subject: ServiceUnderTest, op: VectorOp): JsonObject {
  const { service } = subject;
  const before = { ...service.counters };
  let answer: JsonObject;
  try {
    answer = apply(subject, op);
  } catch (error) {
    // Nothing but the way of dying is compared: the process is gone, and the vector ends here.
    if (error instanceof AgentCrash) return { ...op.want, panic: PANICS[error.crash] };
    throw error;
  }
  const { connections, requests, pending, cacheEntries, boundCacheEntries, completed } = service.sizes();
  answer['sizes'] = [connections, requests, pending, cacheEntries, boundCacheEntries, completed];
  if (op.op !== 'stop' && op.op !== 'start') {
    answer['tel'] = Object.fromEntries(COUNTED.map((name) => [name, service.counters[name] - before[name]]));
  }
  return answer;
}

function apply(subject: ServiceUnderTest, op: VectorOp): JsonObject {
  const { service } = subject;
  switch (op.op) {
    case 'event':
      service.handle(recordFromJson(op));
      return {};
    case 'read': {
      if (!service.isSubscribed) return { error: true, totals: totalsOf(service) };
      const tx = service.read().map((transaction) => windowsTransactionToJson(transaction, subject.pathBufferBytes));
      return { tx, totals: totalsOf(service) };
    }
    case 'set':
      service.configure({
        ...(op['http'] !== undefined && { captureHttp: booleanOf(op, 'http') }),
        ...(op['https'] !== undefined && { captureHttps: booleanOf(op, 'https') }),
        ...(op['maxFlows'] !== undefined && { maxCount: Number(bigintOf(op, 'maxFlows')) }),
      });
      return {};
    case 'iis':
      subject.iisFile = iisFileFromJson(op['iis']);
      return { error: !service.reloadIis(subject.iisFile) };
    case 'stop':
      service.stop();
      return {};
    case 'start':
      service.start(subject.iisFile);
      return {};
    default:
      throw new MalformedVectorError(`unknown operation ${op.op}`);
  }
}

function totalsOf({ counters }: EtwHttpService): string[] {
  return [counters.events, counters.totalBytes, counters.payloadBytes].map(String);
}

function recordFromJson(op: VectorOp): EtwRecord {
  const items = objectsOf(op, 'ext').map((item) => ({
    type: numberOf(item, 'type'),
    data: bytesOfHex(textOf(item, 'data')),
  }));
  if (op['rel'] !== undefined) items.push({ type: 1, data: bytesOfHex(textOf(op, 'rel')) });
  return {
    id: numberOf(op, 'id'),
    fileTime: bigintOf(op, 't'),
    activityId: bytesOfHex(textOf(op, 'act')),
    relatedActivityId: relatedActivityOf(items),
    data: bytesOfHex(textOf(op, 'data')),
    hits: 0,
  };
}
