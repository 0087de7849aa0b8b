import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../../src/model/ledger/ledger.ts';
import { u64Text } from '../../../../src/model/windows/byteText.ts';
import { connectBytes, connectionObjectBytes } from '../../../../src/model/windows/etw/connectionPayloads.ts';
import { EtwHttpService } from '../../../../src/model/windows/etw/EtwHttpService.ts';
import { parseBytes, receiveRequestBytes } from '../../../../src/model/windows/etw/requestPayloads.ts';
import { responseBytes, sendBytes } from '../../../../src/model/windows/etw/responsePayloads.ts';
import { profileWith } from '../conn/MuseumBench.ts';

const CONNECTION = u64Text(12n) + u64Text(1n);
const REQUEST = u64Text(10n) + u64Text(2n);
const [CONNECTION_ID, REQUEST_ID] = [1n, 2n];
const LOCAL = { address: '192.0.2.10', port: 80 };
const REMOTE = { address: '198.51.100.7', port: 50_000 };
const VERB_GET = 4;

/** Events of one request by their numbers: activity, related activity, user data. */
const EVENTS: Readonly<Record<number, { activityId: string; relatedActivityId?: string; data: string }>> = {
  21: {
    activityId: CONNECTION,
    data: connectBytes({ connectionObject: CONNECTION_ID, local: LOCAL, remote: REMOTE }),
  },
  1: {
    activityId: CONNECTION,
    relatedActivityId: REQUEST,
    data: receiveRequestBytes({
      requestId: REQUEST_ID,
      connectionId: CONNECTION_ID,
      remote: REMOTE,
      hasShortLength: false,
    }),
  },
  2: {
    activityId: REQUEST,
    data: parseBytes({ requestObject: REQUEST_ID, verb: VERB_GET, url: 'http://shop.test:80/a' }),
  },
  4: {
    activityId: REQUEST,
    data: responseBytes({
      requestId: REQUEST_ID,
      connectionId: CONNECTION_ID,
      status: 200,
      verb: 'GET',
      headerLength: 0,
      chunkCount: 1,
      cachePolicy: 0,
    }),
  },
  12: { activityId: REQUEST, data: sendBytes({ requestId: REQUEST_ID, status: 200 }) },
  23: { activityId: CONNECTION, data: connectionObjectBytes(CONNECTION_ID) },
  24: { activityId: CONNECTION, data: connectionObjectBytes(CONNECTION_ID) },
};

describe('M39 etw-cleanup-on-close', () => {
  it.each([
    ['23', 0],
    ['24', 1],
  ])(
    'etw-cleanup-event=%s completes %i requests when the connection closes before the last send',
    (event, completed) => {
      const ledger = new Ledger();
      const flow = ledger.openFlow();
      const transaction = ledger.capture({ clientFlow: 0, serverFlow: flow });
      const service = new EtwHttpService(profileWith({ 'etw-cleanup-event': event }).windows, ledger);
      service.start(undefined);
      for (const [step, id] of [21, 1, 2, 4, 23, 12, 24].entries()) {
        const { activityId, relatedActivityId, data } = EVENTS[id]!;
        const hits = id === 1 ? ledger.listOfTransaction(transaction) : 0;
        const fileTime = 133_000_000_000_000_000n + BigInt(step) * 10_000n;
        service.handle({ id, fileTime, activityId, relatedActivityId, data, hits }, step * 1_000_000);
      }
      expect(service.read()).toHaveLength(completed);
      expect(ledger.totals().inFlight + ledger.totals().lost).toBe(1);
      expect(ledger.totals().lost).toBe(1 - completed);
    },
  );
});
