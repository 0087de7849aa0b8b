import { describe, expect, it } from 'vitest';
import { bookDelivery } from '../../src/model/bookDelivery.ts';
import type { ConnStats } from '../../src/model/connStats.ts';
import { joinHttp } from '../../src/model/join/joinHttp.ts';
import type { Delta } from '../../src/model/state/NetworkState.ts';
import { recordingLedger } from './recordingLedger.ts';
import { conn } from './state/StateBench.ts';
import { requestsWithHits } from './state/httpRequests.ts';

const SETTINGS = { lookup: 'linux', usmConnectionRollup: false, ephemeralRange: [32_768, 60_999] } as const;
/** The end of the client, and that of the server, of the connection that the requests are on. */
const CLIENT = conn({});
const SERVER = conn({ source: '10.0.0.2', sport: 80, dest: '10.0.0.1', dport: 40_000 });
const ELSEWHERE = conn({ dest: '10.0.0.3' });

/** What the ledger is told of a payload with two requests, whose hits have the numbers 1 and 2. */
function toldOf(conns: readonly ConnStats[], more: Partial<Delta> = {}): string[] {
  const { ledger, told } = recordingLedger();
  const requests = [
    ['/a', 1],
    ['/b', 2],
  ] as const;
  const joinHits = (_into: number, from: number) => from;
  const http = requestsWithHits(requests, { ...ledger, joinHits });
  const delta: Delta = { conns, http, withheld: [], refused: [], ...more };
  bookDelivery(delta, joinHttp(conns, delta.http.values(), SETTINGS), ledger);
  return told;
}

describe('the books of a payload', () => {
  it('say which connections are in it and which were withheld', () => {
    const withheld = [{ ...CLIENT, flows: 7 }];
    const conns = [
      { ...ELSEWHERE, flows: 8 },
      { ...ELSEWHERE, flows: 9 },
    ];
    expect(toldOf(conns, { withheld, http: new Map() })).toEqual([
      'withhold flows 7',
      'deliver flows 8',
      'deliver flows 9',
    ]);
  });

  it('drop nothing of hits that both ends report', () => {
    expect(toldOf([CLIENT, SERVER])).toEqual(['deliver flows 0', 'deliver flows 0']);
  });

  it('drop the side that no connection reports, of every request', () => {
    expect(toldOf([CLIENT]).slice(1)).toEqual([
      'drop hits 1 of the server: reported by the other side',
      'drop hits 2 of the server: reported by the other side',
    ]);
    expect(toldOf([SERVER]).slice(1)).toEqual([
      'drop hits 1 of the client: reported by the other side',
      'drop hits 2 of the client: reported by the other side',
    ]);
  });

  it('tell hits that nobody asked for from hits that were refused to another process', () => {
    expect(toldOf([ELSEWHERE]).slice(1)).toEqual([
      'drop hits 1 of the client: orphan',
      'drop hits 2 of the client: orphan',
      'drop hits 1 of the server: orphan',
      'drop hits 2 of the server: orphan',
    ]);
    expect(toldOf([CLIENT, { ...CLIENT, pid: 200 }]).slice(2)).toEqual([
      'drop hits 1 of the server: refused by pid-collision',
      'drop hits 2 of the server: refused by pid-collision',
    ]);
  });
});
