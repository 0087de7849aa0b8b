import { FIRST_CHOICES } from '../../model/choices.ts';
import { HTTP_METHODS } from '../../model/httpStats.ts';
import type { HttpAggregate } from '../../model/usm/httpAggregates.ts';
import type { ReplaceRuleSource } from '../../model/usm/replaceRules.ts';
import { StatKeeper } from '../../model/usm/StatKeeper.ts';
import { booleanOf, bigintOf, MalformedVectorError, numberOf, objectOf, objectsOf, textOf } from '../codec/fields.ts';
import { HTTP_TOLERANCE, httpAggregateToJson } from '../codec/httpAggregate.ts';
import { httpTransactionFromJson } from '../codec/httpTransaction.ts';
import { firstDifference } from '../compare.ts';
import type { Divergence, JsonObject, Vector, VectorOp } from '../vector.ts';

const CLOCK_START_NS = 1_700_000_000_000_000_000n;
const NS_PER_MS = 1_000_000n;

/** Replays one vector of the area `http-statkeeper`: finished transactions and polls. */
export function runHttpStatkeeper(vector: Vector): Divergence | undefined {
  const keeper = statKeeperFromConfig(vector.config);
  let nowNs = CLOCK_START_NS;
  for (const [step, op] of vector.ops.entries()) {
    const before = keeper.telemetry.named();
    if (op.op === 'advance') nowNs += bigintOf(op, 'ms') * NS_PER_MS;
    const answer = apply(keeper, op, nowNs);
    answer['aggregations'] = keeper.aggregationCount;
    answer['incompleteKeys'] = keeper.incompleteCount;
    answer['tel'] = Object.fromEntries(
      [...keeper.telemetry.named()].map(([name, value]) => [name, value - (before.get(name) ?? 0)]),
    );
    const difference = firstDifference(op.want, answer, { tolerance: HTTP_TOLERANCE });
    if (difference) return { step, op: op.op, ...difference };
  }
  return undefined;
}

/**
 * Makes a stat keeper with the settings of a vector. The virtual clock of this area is the one that the joiner uses.
 */
function statKeeperFromConfig(config: JsonObject): StatKeeper {
  const replaceRules: ReplaceRuleSource[] = objectsOf(config, 'replaceRules').map((rule) => ({
    pattern: textOf(rule, 'pattern'),
    repl: textOf(rule, 'repl'),
  }));
  const profile = {
    joinerClock: 'wall' as const,
    maxHttpStatsBuffered: numberOf(config, 'maxHTTPStatsBuffered'),
    quantization: booleanOf(config, 'enableQuantization'),
    connectionRollup: booleanOf(config, 'enableConnectionRollup'),
    replaceRules,
  };
  return new StatKeeper(profile, FIRST_CHOICES);
}

function apply(keeper: StatKeeper, op: VectorOp, nowNs: bigint): JsonObject {
  switch (op.op) {
    case 'tx': {
      const transaction = httpTransactionFromJson(objectOf(op, 'tx') ?? {});
      keeper.telemetry.countHit(transaction);
      keeper.process(transaction);
      return {};
    }
    case 'flush': {
      const stats = keeper.getAndResetAllStats({ wallNs: nowNs, monotonicNs: nowNs });
      return { stats: [...stats.values()].toSorted(compareKeys).map(httpAggregateToJson) };
    }
    case 'advance':
      return {};
    default:
      throw new MalformedVectorError(`unknown operation ${op.op}`);
  }
}

/** The order of this area: field by field. (The areas of the state sort by the fields joined to one text.) */
function compareKeys(a: HttpAggregate, b: HttpAggregate): number {
  const [left, right] = [sortFields(a), sortFields(b)];
  for (const [index, field] of left.entries()) {
    const other = right[index] ?? '';
    if (field !== other) return field < other ? -1 : 1;
  }
  return 0;
}

function sortFields({ key }: HttpAggregate): readonly (string | number)[] {
  const method = HTTP_METHODS[key.method] ?? '';
  return [key.srcIp, key.srcPort, key.dstIp, key.dstPort, method, key.path, Number(key.fullPath)];
}
