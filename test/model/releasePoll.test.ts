import { describe, expect, it } from 'vitest';
import { releaseOtherPoll, releasePoll } from '../../src/model/releasePoll.ts';
import { recordingLedger } from './recordingLedger.ts';
import { conn } from './state/StateBench.ts';
import { requestsWithHits } from './state/httpRequests.ts';

/** A poll that holds a flow in each of its lists, and the hits 1 and 2. */
function poll() {
  const { ledger, told } = recordingLedger();
  const requests = [
    ['/a', 1],
    ['/b', 2],
  ] as const;
  const http = requestsWithHits(requests, { ...ledger, joinHits: (_into, from) => from });
  const one = (flows: number) => [{ ...conn({}), flows }];
  const delta = { conns: one(5), withheld: one(6), refused: one(7), http };
  const hits = () => [...http.values()].flatMap(({ stats }) => [...stats.byStatus.values()].map((each) => each.hits));
  return { outcome: { delta }, ledger, told, hits };
}

const FLOWS = ['release flows 5', 'release flows 6', 'release flows 7'];

describe('releasing a poll', () => {
  it('gives back every record that it held, whatever became of it', () => {
    const { outcome, ledger, told } = poll();
    releasePoll(outcome, ledger);
    expect(told).toEqual([...FLOWS, 'release hits 1', 'release hits 2']);
  });

  it('leaves no handle to the clients that hold the same statistics: a second release is of nothing', () => {
    const { outcome, ledger, told, hits } = poll();
    releasePoll(outcome, ledger);
    expect(hits()).toEqual([0, 0]);
    releasePoll(outcome, ledger);
    expect(told.filter((line) => line.startsWith('release hits') && line !== 'release hits 0')).toHaveLength(2);
  });

  it('of another client leaves the hits to the client that is followed', () => {
    const { outcome, ledger, told, hits } = poll();
    releaseOtherPoll(outcome, ledger);
    expect(told).toEqual(FLOWS);
    expect(hits()).toEqual([1, 2]);
  });
});
