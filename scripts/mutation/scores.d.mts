export interface MutantCounts {
  readonly files: number;
  readonly killed: number;
  readonly timeout: number;
  readonly survived: number;
  readonly noCoverage: number;
  readonly excluded: number;
  readonly static: number;
  readonly failed: number;
}
export function countMutants(report: {
  readonly files: Readonly<
    Record<string, { readonly mutants: readonly { readonly status: string; readonly statusReason?: string }[] }>
  >;
}): MutantCounts;
export const SCORE_MIN: number;
export function readScores(): Readonly<Record<string, MutantCounts & { readonly isPart?: boolean }>>;
export function isEnough(counts: Pick<MutantCounts, 'killed' | 'timeout' | 'survived' | 'noCoverage'>): boolean;
export function scoreOf(counts: Pick<MutantCounts, 'killed' | 'timeout' | 'survived' | 'noCoverage'>): number;
