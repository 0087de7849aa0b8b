/** What flips a verdict, as plain data: what `--json` prints. */
export interface BisectReport {
  readonly source: string;
  /** The condition that holds of the bad run. */
  readonly while: string;
  readonly profile: string;
  /** Where the candidates come from, in words. */
  readonly searched: string;
  readonly candidates: number;
  readonly runs: number;
  /** Changes (`id=value`) that make it good together, none of which can be left out; `null` when none were found. */
  readonly flips: readonly string[] | null;
  /** Every single change that does. */
  readonly alone: readonly string[];
  /** Where nothing makes it good: single changes with which it is gone only because more hits are missing. */
  readonly hides: readonly string[];
  /** What mends a part of what is bad, where nothing mends all of it. */
  readonly parts: readonly { readonly while: string; readonly flips: readonly string[] }[];
  /** It was stopped before everything was tried. */
  readonly isCut: boolean;
  /** Losses of the recorder may explain what is bad. */
  readonly isInconclusive?: true;
  /** Verdict of every agent generation, oldest first; only when profiles were asked for. */
  readonly profiles?: readonly { readonly id: string; readonly isBad: boolean }[];
}

/** The answer in a few lines. */
export function renderBisect(report: BisectReport, tryCommand: (changes: readonly string[]) => string): string {
  const { source, profile, searched, candidates, runs, flips, alone } = report;
  const others = alone.filter((change) => !flips?.includes(change));
  return `${[
    `${source}  profile ${profile}`,
    `bad      ${report.while}`,
    ...(report.isInconclusive ? ['tainted  losses of the recorder may explain that it is bad'] : []),
    ...(report.profiles ?? []).map(({ id, isBad }) => `  ${isBad ? 'bad ' : 'good'}  ${id}`),
    `searched ${searched}: ${candidates} ${candidates === 1 ? 'change' : 'changes'}, ${runs} runs`,
    ...(report.isCut ? ['stopped  by a signal; there is more to try'] : []),
    `flips    ${answer(flips)}`,
    ...others.map((change) => `also     ${change}`),
    ...report.hides.map((change) => `hides    ${change}: gone, but more hits are missing`),
    ...report.parts.map((part) => `in part  ${part.while}: ${part.flips.join(', or ')}`),
    ...(flips === null ? [] : [`try      ${tryCommand(flips)}`]),
  ].join('\n')}\n`;
}

function answer(flips: readonly string[] | null): string {
  if (flips === null) return 'nothing that was tried';
  return flips.length === 1 ? flips[0]! : `${flips.join(' ')} (only together)`;
}
