import { isLossReason } from '../model/ledger/lossReasons.ts';

/** What a scenario may expect a number of hits for, beside the reasons that hits end for. */
export const FATE_KINDS = ['captured', 'in-flight', 'shipped', 'duplicated', 'lost', 'filtered', 'orphaned'] as const;

/** Whether a text is a kind of fate or a reason. */
export function isFateName(text: string): boolean {
  return FATE_KINDS.some((kind) => kind === text) || isLossReason(text);
}
