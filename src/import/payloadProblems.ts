import type { DecodedPayload } from '../payload/DecodedPayload.ts';

const PORT_MAX = 65_535;

/**
 * Where an answer of `/connections` contradicts itself: an index into one of its dictionaries that has no such entry, a
 * port or an address that cannot be. One line per kind of problem, with the first place.
 */
export function payloadProblems({ conns, message }: DecodedPayload): string[] {
  const found = new Map<string, { first: number; count: number }>();
  const note = (problem: string, index: number): void => {
    const known = found.get(problem);
    if (known === undefined) found.set(problem, { first: index, count: 1 });
    else known.count += 1;
  };
  for (const [index, conn] of conns.entries()) {
    const raw = message.conns[index]!;
    if (conn.source === '' || conn.dest === '') note('has no address', index);
    if (isNoPort(conn.sport) || isNoPort(conn.dport)) note(`has a port beyond ${PORT_MAX}`, index);
    if (raw.routeIdx >= 0 && message.routes.length > 0 && raw.routeIdx >= message.routes.length) {
      note('names a route that is not in the payload', index);
    }
    if (raw.tags.some((tag) => tag >= message.tags.length)) note('names a tag that is not in the payload', index);
    for (const domain of raw.dnsStatsByDomainByQueryType.keys()) {
      if (domain >= message.domains.length) note('names a domain that is not in the payload', index);
    }
  }
  return [...found].map(([problem, { first, count }]) => {
    const others = count > 1 ? ` (and ${count - 1} more)` : '';
    return `connection ${first} ${problem}${others}`;
  });
}

function isNoPort(port: number): boolean {
  return port < 0 || port > PORT_MAX;
}
