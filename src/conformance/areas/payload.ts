import { PayloadError } from '../../errors.ts';
import { decodeConnections } from '../../payload/decodeConnections.ts';
import { encodeConnections, encodeConnectionsJson } from '../../payload/encode/encodeConnections.ts';
import { decodeHttpMonitoring } from '../../payload/http/decodeHttpMonitoring.ts';
import { expectOp, objectOf, textOf } from '../codec/fields.ts';
import { inOrderOf, monitoringToJson } from '../codec/httpMonitoring.ts';
import { payloadToJson } from '../codec/payload.ts';
import { payloadFromJson, payloadSettings } from '../codec/payloadInput.ts';
import { type Difference, firstDifference } from '../compare.ts';
import type { Divergence, JsonObject, Vector, VectorOp } from '../vector.ts';

/** Quantiles are the only inexact values: they are computed from the bins with logarithms. */
const TOLERANCE: ReadonlyMap<string, number> = new Map([
  ['p50', 1e-9],
  ['p99', 1e-9],
]);
/** Sections of protocols that the encoder has no model for. */
const OPAQUE: ReadonlySet<string> = new Set(['dataStreamsBytes', 'databaseBytes']);

/** Replays one vector of the area `payload`: answers of the agent decoded, and payloads encoded and decoded again. */
export function runPayload(vector: Vector): Divergence | undefined {
  for (const [step, op] of vector.ops.entries()) {
    expectOp(op, ['encode', 'decodeJson', 'decodeProtobuf', 'decodeHttpMonitoring']);
    const difference = op.op === 'encode' ? encodeDifference(vector, step, op) : decodeDifference(vector, op);
    if (difference) return { step, op: op.op, ...difference };
  }
  return undefined;
}

function decodeDifference(vector: Vector, op: VectorOp): Difference | undefined {
  const want = wantOf(vector, op);
  const answer = decoded(op);
  if (op.op === 'decodeHttpMonitoring') answer['aggregations'] = inOrderOf(want, answer, TOLERANCE);
  return firstDifference(want, answer, { tolerance: TOLERANCE });
}

/** The counters, then both forms of the payload, which must decode to what the next operation wants. */
function encodeDifference(vector: Vector, step: number, op: VectorOp): Difference | undefined {
  const payload = payloadFromJson(objectOf(op, 'input') ?? {}, vector.config);
  const { orphanAggregations, usmConnections } = payload.http;
  const counters = firstDifference(op.want, { orphanAggregations, usmConnections });
  const next = vector.ops[step + 1];
  if (counters || !next) return counters;
  const settings = payloadSettings(vector.config);
  const options = { tolerance: TOLERANCE, ignore: OPAQUE };
  for (const answer of [encodeConnections(payload, settings), encodeConnectionsJson(payload, settings)]) {
    const difference = firstDifference(wantOf(vector, next), payloadToJson(decodeConnections(answer)), options);
    if (difference) return difference;
  }
  return undefined;
}

function wantOf(vector: Vector, op: VectorOp): JsonObject {
  const same = op.want['sameAs'];
  return (typeof same === 'number' ? vector.ops[same]?.want : undefined) ?? op.want;
}

function decoded(op: VectorOp): JsonObject {
  try {
    if (op.op === 'decodeJson') return payloadToJson(decodeConnections(textOf(op, 'text')));
    if (op.op === 'decodeHttpMonitoring') return monitoringToJson(decodeHttpMonitoring(textOf(op, 'text')));
    return payloadToJson(decodeConnections(Buffer.from(textOf(op, 'base64'), 'base64')));
  } catch (error) {
    if (error instanceof PayloadError) return { error: true };
    throw error;
  }
}
