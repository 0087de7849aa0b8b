/**
 * What the agent's socket filter is fed from: `heads` are the HTTP heads and ends of connections as each socket shows
 * them, `packets` those that passed the interfaces of the root namespace.
 */
export const FILTER_FEEDS = ['packets', 'heads'] as const;
export type FilterFeed = (typeof FILTER_FEEDS)[number];
