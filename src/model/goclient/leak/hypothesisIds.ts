/** What may be wrong with a service whose HTTP clients leak. */
export const HYPOTHESIS_IDS = ['H1', 'H2', 'H3', 'H4a', 'H4b', 'H5a', 'H5b', 'H5c', 'H6a', 'H6b', 'H7', 'H8'] as const;
export type HypothesisId = (typeof HYPOTHESIS_IDS)[number];
