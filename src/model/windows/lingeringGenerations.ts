import type { AgentProfile } from '../profile.ts';

/**
 * How the agent on Windows treats a failed flow that stays in the driver's open table, where it is read at every poll.
 *
 * The back end divides failures by closes, so that the first two show rates above 100 percent, or of nothing.
 */
export interface LingeringGeneration {
  readonly id: 'V0' | 'V1' | 'V2';
  /** What it does, in one sentence. */
  readonly about: string;
  /** Since when, and where that is written. */
  readonly since: string;
  /** Values of the rules that make it. */
  readonly failureImpliesClosed: boolean;
  readonly lingeringFlowRule: boolean;
}

/** The three generations, oldest first. Before the first one the agent on Windows knew no failures. */
export const LINGERING_GENERATIONS: readonly LingeringGeneration[] = [
  {
    id: 'V0',
    about: "a failed flow counts as closed only with the driver's closed flag, and its failure at every poll",
    since: '#26617 (2024-07-01)',
    failureImpliesClosed: false,
    lingeringFlowRule: false,
  },
  {
    id: 'V1',
    about: 'a failed flow counts as closed once, but its failure still at every poll',
    since: '#47005 (opened 2026-02-26)',
    failureImpliesClosed: true,
    lingeringFlowRule: false,
  },
  {
    id: 'V2',
    about: 'a failed flow counts as closed once, and its failure once',
    since: '#50823 (opened 2026-05-14, backports #51162 to 7.79, #51144 to 7.80)',
    failureImpliesClosed: true,
    lingeringFlowRule: true,
  },
];

/** The generation that a profile's rules make; `undefined` when it reads no failures, or mixes them as no agent did. */
export function lingeringGenerationOf({
  windows,
  state,
}: Pick<AgentProfile, 'windows' | 'state'>): LingeringGeneration | undefined {
  if (!windows.tcpFailures || windows.failureGate !== 'none') return undefined;
  return LINGERING_GENERATIONS.find(
    (each) =>
      each.failureImpliesClosed === windows.failureImpliesClosed && each.lingeringFlowRule === state.lingeringFlowRule,
  );
}
