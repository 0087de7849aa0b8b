import type { RawFinding } from './Finding.ts';

/** Name of the journal inside the directory of findings. */
export const JOURNAL_FILE = 'journal.jsonl';
/** Stands in every line, so that a file of something else is not taken for a journal. */
export const JOURNAL_FORMAT = 'flowproof-journal/1';

/** What each line says besides its type. */
export interface LineFrame {
  readonly format: typeof JOURNAL_FORMAT;
  /** Name of the campaign that wrote it. */
  readonly campaign: string;
  /** Unix time, ms. */
  readonly atMs: number;
}

/** What a line of a journal says. */
export type JournalEntry =
  | {
      readonly type: 'start';
      readonly seed: number;
      readonly kinds: readonly string[];
      readonly profile: string;
      readonly toggles: readonly string[];
      /** Each case met two historic bugs instead; absent in older journals. */
      readonly pairs?: boolean;
      readonly huntsKnown?: boolean;
      readonly over?: string | null;
      readonly properties: readonly string[] | null;
      /** Cases of all shards; `null`: as many as time allows. */
      readonly cases: number | null;
      /** As `--shard` says it. */
      readonly shard: string;
      readonly workers: number;
    }
  /** Written the moment a case is found to fail, before anything else is done about it. */
  | { readonly type: 'found'; readonly signature: string; readonly place: number; readonly finding: RawFinding }
  /** The finding has a directory, its own or one that shows the same. */
  | {
      readonly type: 'stored';
      readonly signature: string;
      readonly directory: string;
      readonly isNew: boolean;
    }
  | ({ readonly type: 'progress' } & CampaignCount)
  | ({ readonly type: 'end'; readonly why: CampaignEnd } & CampaignCount);

/** How far a campaign has come. */
export interface CampaignCount {
  /** Cases tried. */
  readonly tried: number;
  /** Every case before this place has been tried. */
  readonly frontier: number;
  /** Invariant → cases that violate it. */
  readonly violating: Readonly<Record<string, number>>;
}

/** Why a campaign ended. */
export type CampaignEnd = 'done' | 'time' | 'max-findings' | 'stopped';

/** A line of a journal. */
export type JournalLine = JournalEntry & LineFrame;
