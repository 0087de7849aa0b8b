import { showChange } from '../../sim/bisect/toggleChange.ts';
import path from 'node:path';
import { KNOWN } from '../../sim/campaign/CaseKind.ts';
import { fuzzCommand, runCommand } from './findingCommands.ts';
import type { JournalLine } from './journalLines.ts';
import { type ReadJournal, readJournal } from './readJournal.ts';

/** Several campaigns, or parts of one, as one report. */
export interface MergedReport {
  readonly campaigns: readonly MergedCampaign[];
  readonly tried: number;
  /** Invariant → cases that violate it. */
  readonly violating: Readonly<Record<string, number>>;
  /** By signature; each with the case of the lowest number. */
  readonly findings: readonly MergedFinding[];
  /** Lines of journals that cannot be read. */
  readonly damaged: number;
}

/** One campaign of a journal. */
export interface MergedCampaign {
  readonly directory: string;
  readonly seed: number;
  readonly shard: string;
  readonly kinds: readonly string[];
  readonly profile: string;
  readonly toggles: readonly string[];
  readonly tried: number;
  readonly violating: Readonly<Record<string, number>>;
  /** How it ended; `cut`: it was killed. */
  readonly why: string;
}

/** What one or several campaigns found. */
export interface MergedFinding {
  readonly signature: string;
  readonly kind: string;
  readonly invariant: string;
  readonly path: string;
  readonly profile: string;
  readonly toggles: readonly string[];
  readonly seed: number;
  readonly index: number;
  readonly observed: string;
  readonly expected: string;
  /** Where it is stored, made small; a finding of a campaign that was cut has none yet. */
  readonly directory: string | null;
  readonly replay: string | null;
  /** Makes the case anew. */
  readonly again: string;
}

/**
 * Merges the journals of several directories of findings. @throws FileMissingError, FileUnreadableError, JournalError
 */
export function mergeJournals(directories: readonly string[]): MergedReport {
  const journals = directories.map((directory) => ({ directory, ...readJournal(directory) }));
  const campaigns = journals.flatMap(campaignsOf);
  const violating = new Map<string, number>();
  for (const campaign of campaigns) {
    for (const [invariant, cases] of Object.entries(campaign.violating)) {
      violating.set(invariant, (violating.get(invariant) ?? 0) + cases);
    }
  }
  return {
    campaigns,
    tried: campaigns.reduce((sum, { tried }) => sum + tried, 0),
    violating: Object.fromEntries([...violating].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    findings: findingsOf(journals),
    damaged: journals.reduce((sum, { damaged }) => sum + damaged, 0),
  };
}

/** Whether anything was found that is no open defect of the agent. */
export function isMergedBad({ findings, violating }: MergedReport): boolean {
  return findings.length > 0 || Object.keys(violating).some((invariant) => !invariant.startsWith(KNOWN));
}

type Journal = ReadJournal & { readonly directory: string };

function campaignsOf({ directory, lines }: Journal): MergedCampaign[] {
  return lines.filter(isStart).map((start) => {
    const own = lines.filter(({ campaign }) => campaign === start.campaign);
    const { seed, shard, kinds, profile, toggles } = start;
    const last = own.findLast((line) => line.type === 'end' || line.type === 'progress');
    const why = last?.type === 'end' ? last.why : 'cut';
    const { tried, violating } = last ?? { tried: 0, violating: {} };
    return { directory, seed, shard, kinds, profile, toggles, tried, violating, why };
  });
}

function findingsOf(journals: readonly Journal[]): MergedFinding[] {
  const stored = new Map<string, string>();
  const found = new Map<string, Extract<JournalLine, { type: 'found' }>>();
  for (const { directory, lines } of journals) {
    for (const line of lines) {
      if (line.type === 'stored' && !stored.has(line.signature)) {
        stored.set(line.signature, path.join(directory, line.directory));
      }
      if (line.type !== 'found') continue;
      const earlier = found.get(line.signature);
      if (!earlier || isBefore(line.finding, earlier.finding)) found.set(line.signature, line);
    }
  }
  const signatures = [...found.keys()].toSorted((a, b) => (a < b ? -1 : 1));
  return signatures.map((signature) => mergedFinding(signature, found.get(signature)!.finding, stored.get(signature)));
}

function mergedFinding(
  signature: string,
  finding: Extract<JournalLine, { type: 'found' }>['finding'],
  directory: string | undefined,
): MergedFinding {
  const { kind, invariant, path: where, profile, toggles, seed, index, violation } = finding;
  return {
    signature,
    kind,
    invariant,
    path: where,
    profile,
    toggles: toggles.map(showChange),
    seed,
    index,
    observed: violation.observed,
    expected: violation.expected,
    directory: directory ?? null,
    replay: directory === undefined ? null : runCommand(directory),
    again: fuzzCommand(finding),
  };
}

function isStart(line: JournalLine): line is Extract<JournalLine, { type: 'start' }> {
  return line.type === 'start';
}

function isBefore(one: { seed: number; index: number }, other: { seed: number; index: number }): boolean {
  return one.seed === other.seed ? one.index < other.index : one.seed < other.seed;
}
