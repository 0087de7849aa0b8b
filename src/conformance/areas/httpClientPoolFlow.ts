import { growthOf } from '../../model/leak/growth.ts';
import { StepCurve, type StepChange, type Window } from '../../model/leak/StepCurve.ts';
import { MalformedVectorError, numberOf, numbersOf, objectOf, objectsOf, textOf } from '../codec/fields.ts';
import { firstDifference } from '../compare.ts';
import type { Divergence, JsonObject, Vector } from '../vector.ts';

const NS_PER_MS = 1_000_000;

/**
 * Replays one connect and close trace of Go's HTTP client (`http-client-pool-flow/1`): open connections per destination
 * at the checks, and the verdict of the leak invariant over its window.
 */
export function runHttpClientPoolFlow({ config }: Vector): Divergence | undefined {
  const curves = curvesOf(objectsOf(config, 'events'));
  const offsetNs = nsOf(numberOf(config, 'check_offset_ms'));
  for (const [step, check] of objectsOf(config, 'checks').entries()) {
    const tNs = nsOf(numberOf(check, 'at_ms')) + offsetNs;
    const open = mapValues(curves, (curve) => curve.at(tNs));
    const difference = firstDifference(objectOf(check, 'open') ?? {}, open);
    if (difference) return { step, op: `check ${textOf(check, 'label')}`, ...difference };
  }
  const window = windowOf(config);
  const verdict = mapValues(curves, (curve) => {
    const { troughs, max, grown, isLeak } = growthOf(curve, window);
    return { troughs: [...troughs], max_open: max, leak: isLeak, growth_per_window: grown };
  });
  const difference = firstDifference(objectOf(config, 'verdict'), verdict);
  return difference && { step: objectsOf(config, 'checks').length, op: 'verdict', ...difference };
}

/** One curve per destination. A close ends the connection of its number; another close of it changes nothing. */
function curvesOf(events: readonly JsonObject[]): Map<string, StepCurve> {
  const changes = new Map<string, StepChange[]>();
  const open = new Set<string>();
  for (const event of events) {
    const op = textOf(event, 'op');
    if (op !== 'open' && op !== 'close') throw new MalformedVectorError(`unknown operation ${op}`);
    const dest = textOf(event, 'dest');
    const connection = JSON.stringify([numberOf(event, 'pid'), numberOf(event, 'conn')]);
    if (open.has(connection) === (op === 'open')) continue;
    if (op === 'open') open.add(connection);
    else open.delete(connection);
    const list = changes.get(dest) ?? [];
    changes.set(dest, list);
    list.push({ tNs: nsOf(numberOf(event, 't_ms')), by: op === 'open' ? 1 : -1 });
  }
  return new Map([...changes].map(([dest, list]) => [dest, StepCurve.ofChanges(list)]));
}

function windowOf(config: JsonObject): Window {
  const [start, end, ...more] = numbersOf(config, 'window_ms');
  if (start === undefined || end === undefined || more.length > 0 || start > end) {
    throw new MalformedVectorError('field window_ms: expected start and end');
  }
  return { startNs: nsOf(start), endNs: nsOf(end) };
}

/** Milliseconds with decimals, whose binary value is a little off, to the whole ns that was meant. */
function nsOf(ms: number): number {
  return Math.round(ms * NS_PER_MS);
}

function mapValues<T>(curves: ReadonlyMap<string, StepCurve>, valueOf: (curve: StepCurve) => T): { [dest: string]: T } {
  return Object.fromEntries([...curves].map(([dest, curve]) => [dest, valueOf(curve)]));
}
