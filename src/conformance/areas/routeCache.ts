import { type Route, RouteCache, type RouteQuery } from '../../model/routes/RouteCache.ts';
import { bigintOf, expectOp, numberOf, textOf } from '../codec/fields.ts';
import { firstDifference } from '../compare.ts';
import type { Divergence, JsonObject, Vector } from '../vector.ts';

const START_EPOCH_NS = 1_700_000_000_000_000_000n;
const NS_PER_MS = 1_000_000n;

/** Replays one vector of the area `route-cache`: look-ups with a router behind that changes, under a virtual clock. */
export function runRouteCache(vector: Vector): Divergence | undefined {
  const routes = new Map<string, Route>();
  let routerCalled = false;
  let nowEpochNs = START_EPOCH_NS;
  const cache = new RouteCache(
    { sizeMax: numberOf(vector.config, 'size'), ttlMs: numberOf(vector.config, 'ttlMs') },
    (query) => {
      routerCalled = true;
      return routes.get(queryText(query));
    },
  );
  for (const [step, op] of vector.ops.entries()) {
    expectOp(op, ['setRoute', 'delRoute', 'advance', 'get']);
    const query = { source: textOf(op, 'src'), dest: textOf(op, 'dst'), netns: numberOf(op, 'netns') };
    const answer: JsonObject = {};
    if (op.op === 'setRoute') {
      routes.set(queryText(query), { gateway: textOf(op, 'gateway'), ifIndex: numberOf(op, 'ifIndex') });
    } else if (op.op === 'delRoute') {
      routes.delete(queryText(query));
    } else if (op.op === 'advance') {
      nowEpochNs += bigintOf(op, 'ms') * NS_PER_MS;
    } else {
      const before = { ...cache.counters };
      routerCalled = false;
      const route = cache.get(query, nowEpochNs);
      answer['ok'] = route !== undefined;
      answer['gateway'] = route?.gateway;
      answer['ifIndex'] = route?.ifIndex;
      answer['routerCalled'] = routerCalled;
      answer['misses'] = cache.counters.misses - before.misses;
      answer['expires'] = cache.counters.expires - before.expires;
      answer['evicts'] = cache.counters.evicts - before.evicts;
    }
    answer['size'] = cache.size;
    const difference = firstDifference(op.want, answer);
    if (difference) return { step, op: op.op, ...difference };
  }
  return undefined;
}

function queryText({ source, dest, netns }: RouteQuery): string {
  return `${source}|${dest}|${netns}`;
}
