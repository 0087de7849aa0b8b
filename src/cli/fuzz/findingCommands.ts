import { showChange } from '../../sim/bisect/toggleChange.ts';
import type { RawFinding } from './Finding.ts';

/** Words that a shell takes as they are. */
const PLAIN_WORD = /^[\w@%+=:,./-]+$/;

/** The line that replays a stored finding. */
export function runCommand(directory: string): string {
  return `flowproof run ${shellWord(directory)}`;
}

/** The line that makes the case anew from its number, and tries it. */
export function fuzzCommand({
  kind,
  seed,
  index,
  profile,
  toggles,
  together,
  huntsKnown,
  over,
  invariant,
}: RawFinding): string {
  const settings = toggles.map((toggle) => ` --toggle ${shellWord(showChange(toggle))}`).join('');
  const known = huntsKnown ? ' --hunt-known' : '';
  const agent = `${together ? '--pairs' : `--profile ${profile}${settings}`}${known}`;
  const cases = over ? `--over ${shellWord(over.location)}` : `--kind ${kind}`;
  return `flowproof fuzz ${cases} --seed ${seed} --only ${index} ${agent} --property ${invariant}`;
}

/** A word in quotes where a shell would take it apart. */
function shellWord(text: string): string {
  return PLAIN_WORD.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
