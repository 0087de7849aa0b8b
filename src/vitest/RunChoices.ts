import { shownFlags } from '../runs/shownFlags.ts';
import type { RunFlags } from '../runs/runSettings.ts';
import type { FilterFeed } from '../sim/filterFeed.ts';

/** What a test may change about a run; the same as the command line's options, with the same defaults. */
export interface RunChoices {
  /** Agent generation, for example `agent-2026-05`. */
  readonly profile?: string | undefined;
  /** Toggle id → value. */
  readonly toggles?: Readonly<Record<string, string | number>> | undefined;
  /** Of everything that the real agent leaves to chance. */
  readonly seed?: number | undefined;
  /** Durations: `30s`, `250ms`. */
  readonly pollEvery?: string | undefined;
  readonly pollOffset?: string | undefined;
  /** When system-probe is started again after it has died (Windows). */
  readonly restartAfter?: string | undefined;
  /** What the agent's socket filter is fed from; default: packets of the host, where the trace has them. */
  readonly httpFrom?: FilterFeed | undefined;
  /** Use what is whole of a trace that was cut. */
  readonly allowTruncated?: boolean | undefined;
  /** Keep the fate of every hit, however long the trace. */
  readonly fates?: boolean | undefined;
}

/** Choices in the words of the command line. */
export function flagsOf({ toggles, seed, ...choices }: RunChoices): RunFlags {
  const flags = {
    ...choices,
    toggle: toggles && Object.entries(toggles).map(([id, value]) => `${id}=${value}`),
    seed: seed === undefined ? undefined : String(seed),
  };
  return Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
}

/** A command line that does something with the same run. */
export function commandLine(command: 'explain' | 'replay' | 'run', source: string, choices: RunChoices): string {
  return `npx flowproof ${command} ${source}${shownFlags(flagsOf(choices))}`;
}
