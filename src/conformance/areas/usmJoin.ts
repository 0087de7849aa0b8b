import { joinHttp } from '../../model/join/joinHttp.ts';
import { connFromJson } from '../codec/conn.ts';
import { expectOp, objectsOf } from '../codec/fields.ts';
import { httpAggregateFromJson } from '../codec/httpAggregate.ts';
import { matchToJson } from '../codec/httpMatch.ts';
import { joinSettings } from '../codec/joinSettings.ts';
import { firstDifference } from '../compare.ts';
import type { Divergence, Json, Vector } from '../vector.ts';

/** Replays one vector of the area `usm-join`: HTTP aggregates and connections of one payload. */
export function runUsmJoin(vector: Vector): Divergence | undefined {
  const settings = joinSettings(vector.config);
  for (const [step, op] of vector.ops.entries()) {
    expectOp(op, ['encode']);
    const conns = objectsOf(op, 'conns').map(connFromJson);
    const aggregates = objectsOf(op, 'http').map(httpAggregateFromJson);
    const joined = joinHttp(conns, aggregates, settings);
    const matches: Json[] = conns.map(() => null);
    for (const { connIndex, group } of joined.attachments) matches[connIndex] = matchToJson(group, aggregates);
    const answer = {
      matches,
      orphanAggregations: joined.orphanAggregations,
      usmConnections: joined.usmConnections,
    };
    const difference = firstDifference(op.want, answer);
    if (difference) return { step, op: op.op, ...difference };
  }
  return undefined;
}
