import { httpPath } from '../../model/usm/httpPath.ts';
import { isPrintablePath } from '../../model/usm/isPrintablePath.ts';
import { quantizePath } from '../../model/usm/quantizePath.ts';
import { expectOp, textOf } from '../codec/fields.ts';
import { firstDifference } from '../compare.ts';
import type { Divergence, JsonObject, Vector, VectorOp } from '../vector.ts';

/** Replays one vector of the area `http-path`: cutting the path out of a fragment, and quantising it. */
export function runHttpPath(vector: Vector): Divergence | undefined {
  for (const [step, op] of vector.ops.entries()) {
    expectOp(op, ['quantize']);
    const difference = firstDifference(op.want, answerOf(op));
    if (difference) return { step, op: op.op, ...difference };
  }
  return undefined;
}

function answerOf(op: VectorOp): JsonObject {
  const fragment = op['fragment'];
  if (fragment === undefined) {
    const path = textOf(op, 'path');
    return { malformed: !isPrintablePath(path), quantized: quantizePath(path) };
  }
  const cut = httpPath(textOf(op, 'fragment').slice(0, 208));
  if (cut === undefined) return {};
  return {
    path: cut.path,
    fullPath: cut.fullPath,
    malformed: !isPrintablePath(cut.path),
    quantized: quantizePath(cut.path),
  };
}
