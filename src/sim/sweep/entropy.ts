/**
 * How uncertain the outcome is when the group of a run is known, in bits: 0 when every group has one outcome.
 *
 * @param groups - by run
 * @param outcomes - by run
 */
export function conditionalEntropy(groups: readonly number[], outcomes: readonly number[]): number {
  const byGroup = new Map<number, number[]>();
  for (const [run, group] of groups.entries()) {
    const known = byGroup.get(group);
    if (known) known.push(outcomes[run]!);
    else byGroup.set(group, [outcomes[run]!]);
  }
  let sum = 0;
  for (const inGroup of byGroup.values()) sum += inGroup.length * entropy(inGroup);
  return groups.length === 0 ? 0 : sum / groups.length;
}

/** How uncertain a value is, in bits. */
export function entropy(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values()) sum -= (count / values.length) * Math.log2(count / values.length);
  return sum;
}

/** Number of different values. */
export function variety(values: readonly number[]): number {
  return new Set(values).size;
}
