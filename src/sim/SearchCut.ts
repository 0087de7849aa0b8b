/** Thrown out of a search that may make no more runs. What it has found so far is good, and not minimal. */
export class SearchCut extends Error {
  override readonly name = 'SearchCut';
}

/** Asked before each run of a search. It may take its time: whoever answers can see to other things meanwhile. */
export type MayGoOn = () => Promise<boolean>;
