import type { TraceDifference } from './diffConnections.ts';

/** How two traces differ, in lines for people; at most so many differences are shown. */
export function describeDifference(
  first: string,
  second: string,
  { first: ofFirst, second: ofSecond, same, differences }: TraceDifference,
  shownMax: number,
): string {
  const shown = differences.slice(0, shownMax).map(({ connection, what, first: one, second: other }) => {
    const told = one === '' ? other : other === '' ? one : `${one}; ${other}`;
    return `  ${connection}: ${what}: ${told}`;
  });
  const left = differences.length - shown.length;
  const lines = [
    `first     ${first}: ${ofFirst} connections`,
    `second    ${second}: ${ofSecond} connections`,
    differences.length === 0
      ? `same      all ${same}, with their messages in the same order and the same ends`
      : `same      ${same}; ${differences.length} differences`,
    ...shown,
    ...(left > 0 ? [`  and ${left} more (--json has all)`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
