import { loadFaultKind } from '../../runs/cases/loadFaultKind.ts';
import type { CaseKind } from '../../sim/campaign/CaseKind.ts';

/** The kind of cases of `--over`; a thread has at most one. */
let kind: CaseKind<unknown> | undefined;

/** Makes the workload of `--over` known to this thread. @throws as `loadFaultKind` */
export async function useWorkload(location: string): Promise<void> {
  kind = await loadFaultKind(location);
}

/** Cases that are faults over that workload. */
export function givenKind(): CaseKind<unknown> | undefined {
  return kind;
}
