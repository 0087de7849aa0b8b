import type { Invariant } from './invariant.ts';

/** The hits that the back end counts are the shipments that the ledger knows: counters and identities agree. */
export const backendMatchesLedger: Invariant = {
  name: 'backend-matches-ledger',
  about: "the hits in the payloads, by the agent's own counters, equal the shipments in the ledger",
  check({ poll: last, hits }) {
    let counted = 0;
    for (const { server, client } of hits.values()) counted += server + client;
    const { shipments } = last.recount;
    if (counted === shipments) return undefined;
    return {
      invariant: 'backend-matches-ledger',
      expected: `${shipments} shipments in the ledger`,
      observed: `${counted} hits in the back end`,
      poll: last.poll,
    };
  },
};
