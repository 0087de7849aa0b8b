import type { Ledger } from '../../../../src/model/ledger/ledger.ts';
import { u64Text } from '../../../../src/model/windows/byteText.ts';
import { connectBytes, connectionObjectBytes } from '../../../../src/model/windows/etw/connectionPayloads.ts';
import { EtwHttpService } from '../../../../src/model/windows/etw/EtwHttpService.ts';
import { parseBytes, receiveRequestBytes } from '../../../../src/model/windows/etw/requestPayloads.ts';
import { responseBytes, sendBytes } from '../../../../src/model/windows/etw/responsePayloads.ts';
import type { WindowsTransaction } from '../../../../src/model/windows/http/WindowsTransaction.ts';
import type { WindowsProfile } from '../../../../src/model/windows/windowsProfile.ts';

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

/** Lets the HTTP service tell of one request by these events. @param stepMs - time from one event to the next */
export function tellRequest(
  profile: WindowsProfile,
  ids: readonly number[],
  { ledger, stepMs = 1 }: { readonly ledger: Ledger; readonly stepMs?: number },
): readonly WindowsTransaction[] {
  const transaction = ledger.capture({ clientFlow: 0, serverFlow: ledger.openFlow() });
  const service = new EtwHttpService(profile, ledger);
  service.start(undefined);
  for (const [step, id] of ids.entries()) {
    const { activityId, relatedActivityId, data } = EVENTS[id]!;
    const hits = id === 1 ? ledger.listOfTransaction(transaction) : 0;
    const fileTime = 133_000_000_000_000_000n + BigInt(step * stepMs) * 10_000n;
    service.handle({ id, fileTime, activityId, relatedActivityId, data, hits }, step * 1_000_000);
  }
  return service.read();
}
