/** Thrown out of a search that may make no more runs. What it has found so far is good, and not minimal. */
export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent';
}
