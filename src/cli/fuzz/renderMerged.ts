import type { ChalkInstance } from 'chalk';
import { KNOWN } from '../../sim/campaign/CaseKind.ts';
import { isMergedBad, type MergedFinding, type MergedReport } from './mergeJournals.ts';

/** A merged report for people: the findings once each, by the directory that shows them. */
export function renderMerged(report: MergedReport, colours: ChalkInstance): string {
  const { campaigns, tried, violating, findings, damaged } = report;
  const replays = [...new Set(findings.map(({ replay }) => replay))];
  return [
    ...campaigns.map(
      ({ directory, seed, shard, kinds, profile, toggles, tried: cases, why }) =>
        `campaign ${directory}: ${cases} cases of ${kinds.join(', ')}, seed ${seed}, shard ${shard}, ` +
        `${[profile, ...toggles].join('  ')}: ${why}`,
    ),
    ...replays.flatMap((replay) =>
      findingLines(
        replay,
        findings.filter((finding) => finding.replay === replay),
      ),
    ),
    ...Object.entries(violating).map(
      ([name, cases]) => `${name.startsWith(KNOWN) ? '' : 'violated '}${name} in ${cases} cases`,
    ),
    ...(damaged > 0 ? [`${damaged} lines of journals cannot be read`] : []),
    `cases    ${tried} in ${campaigns.length} campaigns`,
    `verdict  ${isMergedBad(report) ? colours.red('FAIL') : colours.green('PASS')}`,
    '',
  ].join('\n');
}

function findingLines(replay: string | null, same: readonly MergedFinding[]): string[] {
  const { invariant, kind, seed, index, observed, expected, again } = same[0]!;
  const others = same.length > 1 ? `, and ${same.length - 1} more ways` : '';
  return [
    `found    ${invariant} in ${kind} case ${index} of seed ${seed}${others}: ${observed}; expected ${expected}`,
    `  replay ${replay ?? 'not made small yet: start the campaign again in its directory'}`,
    `  again  ${again}`,
  ];
}
