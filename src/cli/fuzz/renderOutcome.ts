import type { ChalkInstance } from 'chalk';
import type { FindingOutcome } from './Campaign.ts';
import type { RawFinding } from './Finding.ts';
import { fuzzCommand, runCommand } from './findingCommands.ts';
import { flipText } from './findingFiles.ts';
import type { StoredOutcome } from './replayStored.ts';

const EVENTS_SHOWN = 12;

/** What became of one finding, for people; every failure has a line to paste. */
export function renderOutcome(outcome: FindingOutcome, colours: ChalkInstance): string {
  const { finding } = outcome;
  const place = `${finding.invariant} in ${finding.kind} case ${finding.index} of seed ${finding.seed}`;
  if (outcome.kind === 'known') {
    return [`again  ${place} shows what is stored`, `  replay ${runCommand(outcome.directory)}`, ''].join('\n');
  }
  const { directory, isNew } = outcome;
  if (!isNew) {
    return [`same   ${place} comes down to ${directory}`, `  replay ${runCommand(directory)}`, ''].join('\n');
  }
  const { events, shrinks, isMinimal } = outcome.finding;
  const how = `${events.length} events after ${shrinks} steps${isMinimal ? '' : ', cut short'}`;
  return [
    `${colours.red('FOUND')}  ${place}: ${verdictText(finding)}`,
    `  small  ${how}`,
    ...events.slice(0, EVENTS_SHOWN).map((event) => `    ${event}`),
    ...(events.length > EVENTS_SHOWN ? [`    and ${events.length - EVENTS_SHOWN} more`] : []),
    `  decided by: ${flipText(outcome.finding)}`,
    `  replay ${runCommand(directory)}`,
    `  again  ${fuzzCommand(finding)}`,
    '',
  ].join('\n');
}

/** What became of stored findings, for people. */
export function renderStored({ failing, fixed, ofOthers }: StoredOutcome, colours: ChalkInstance): string {
  const lines = [
    ...failing.map((each) => `${colours.red('STILL')}  fails: ${runCommand(each)}`),
    ...fixed.map((each) => `${colours.green('FIXED')}  holds now: ${each}; keep it as a test, or remove it`),
    ...(ofOthers > 0 ? [`left alone: ${ofOthers} stored for another profile or other toggles`] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function verdictText({ violation }: RawFinding): string {
  return `${violation.observed}; expected ${violation.expected}`;
}
