import { showChange } from '../../sim/bisect/toggleChange.ts';
import { stringify } from 'yaml';
import { isKnown } from '../../sim/campaign/judgeCase.ts';
import { keptWorkload } from '../../runs/cases/loadFaultKind.ts';
import { CASE_FILE, CASE_FORMAT, type CaseFile } from '../../runs/cases/caseFile.ts';
import type { SmallFinding } from './Finding.ts';
import { fuzzCommand } from './findingCommands.ts';

/** The files of a finding's directory, by name. */
export function findingFiles(finding: SmallFinding): ReadonlyMap<string, string> {
  return new Map([
    ['scenario.yaml', scenarioYaml(finding)],
    ['README.md', readme(finding)],
    [CASE_FILE, `${JSON.stringify(caseFile(finding), null, 2)}\n`],
  ]);
}

function scenarioYaml({ profile, toggles, violations, ...finding }: SmallFinding): string {
  return stringify({
    title: titleOf(finding),
    profile,
    ...(toggles.length > 0 ? { toggles: Object.fromEntries(toggles.map(({ id, value }) => [id, value])) } : {}),
    workload: { case: CASE_FILE },
    expect: { violates: violations.filter((each) => !isKnown(each)).map(({ invariant }) => invariant) },
  });
}

function caseFile(finding: SmallFinding): CaseFile {
  const { kind, invariant, path, profile, toggles, together, huntsKnown, over, seed, index, shrinks, isMinimal } =
    finding;
  return {
    format: CASE_FORMAT,
    kind,
    case: finding.made,
    ...(over ? { over: keptWorkload(over.location) } : {}),
    found: {
      kind,
      invariant,
      path,
      profile,
      toggles,
      ...(together ? { together } : {}),
      ...(huntsKnown ? { huntsKnown } : {}),
      ...(over ? { over } : {}),
      seed,
      index,
      shrinks,
      isMinimal,
    },
  };
}

function readme(finding: SmallFinding): string {
  const { invariant, violation, events, path, profile, toggles, seed, index, kind } = finding;
  const agent = [profile, ...toggles.map(showChange)].join(', ');
  return [
    `# ${titleOf(finding)}`,
    '',
    finding.over
      ? `Faults over the workload in \`${keptWorkload(finding.over.location)}\`: it violates \`${invariant}\` under ${agent}.`
      : `A generated case of kind \`${kind}\` that violates \`${invariant}\` under ${agent}.`,
    ...(finding.isMinimal ? [] : ['It was stopped before it was as small as it can be.']),
    '',
    '## What happens',
    '',
    ...events.map((event, place) => `${place + 1}. ${event}`),
    '',
    '## Verdict',
    '',
    `- expected: ${violation.expected}`,
    `- observed: ${violation.observed}`,
    `- where: ${path === '' ? 'not told' : path}${violation.poll > 0 ? `, first seen in poll ${violation.poll}` : ''}`,
    `- what decides: ${flipText(finding)}`,
    '',
    '## Run it again',
    '',
    '```sh',
    'flowproof run .    # in this directory',
    fuzzCommand(finding),
    '```',
    '',
    `Found as case ${index} of seed ${seed}, made small in ${finding.shrinks} steps. The second line makes the case anew, before`,
    'it was made small; a later version may generate another case under that number.',
    '',
  ].join('\n');
}

function titleOf({ invariant, violation }: Pick<SmallFinding, 'invariant' | 'violation'>): string {
  return `${invariant}: ${violation.observed}; expected ${violation.expected}`;
}

type FlipParts = Pick<SmallFinding, 'flippedBy' | 'hiddenBy' | 'together'>;

/** The toggles that make the case hold, in words. */
export function flipText({ flippedBy, hiddenBy, together }: FlipParts): string {
  if (together) return `${together.map(showChange).join(' and ')} together: it holds when either is set right`;
  if (hiddenBy.length > 0) {
    return `no toggle mends it; it does not show, because more hits are missing, with ${hiddenBy.map(showChange).join(', or with ')}`;
  }
  if (flippedBy.length === 0) return 'no toggle: the case fails whichever is set';
  return `it holds with ${flippedBy.map((set) => set.map(showChange).join(' and ')).join(', or with ')}`;
}
