import type { ConnectionList, ListedConnection } from './ConnectionList.ts';

/** A connection that two traces do not have in common. */
export interface ConnectionDifference {
  readonly connection: string;
  readonly what: 'only in the first' | 'only in the second' | 'messages' | 'end';
  /** What each of them has. */
  readonly first: string;
  readonly second: string;
}

export interface TraceDifference {
  readonly first: number;
  readonly second: number;
  readonly same: number;
  readonly differences: readonly ConnectionDifference[];
}

/** Compares the connections of two traces: which there are, what they carried in which order, how they ended. */
export function diffConnections(first: ConnectionList, second: ConnectionList): TraceDifference {
  const differences: ConnectionDifference[] = [];
  let same = 0;
  for (const [name, one] of first.connections) {
    const other = second.connections.get(name);
    const found = other ? differencesOf(one, other) : [onlyIn('first', one)];
    if (found.length === 0) same += 1;
    differences.push(...found);
  }
  for (const [name, other] of second.connections) {
    if (!first.connections.has(name)) differences.push(onlyIn('second', other));
  }
  return { first: first.connections.size, second: second.connections.size, same, differences };
}

function onlyIn(which: 'first' | 'second', { name, messages, end }: ListedConnection): ConnectionDifference {
  const told = `${messages.length} messages, ${end}`;
  const isFirst = which === 'first';
  return { connection: name, what: `only in the ${which}`, first: isFirst ? told : '', second: isFirst ? '' : told };
}

function differencesOf(one: ListedConnection, other: ListedConnection): ConnectionDifference[] {
  const found: ConnectionDifference[] = [];
  const longer = Math.max(one.messages.length, other.messages.length);
  for (let place = 0; place < longer; place += 1) {
    const [first, second] = [one.messages[place], other.messages[place]];
    if (first === second) continue;
    const tell = (message: string | undefined) => `message ${place + 1}: ${message ?? 'none'}`;
    found.push({ connection: one.name, what: 'messages', first: tell(first), second: tell(second) });
    break;
  }
  if (one.end !== other.end) found.push({ connection: one.name, what: 'end', first: one.end, second: other.end });
  return found;
}
