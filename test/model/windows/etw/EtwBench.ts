import { Ledger } from '../../../../src/model/ledger/ledger.ts';
import { findProfile } from '../../../../src/model/profiles.ts';
import type { WindowsTransaction } from '../../../../src/model/windows/http/WindowsTransaction.ts';
import { cacheEntryBytes, cacheHitBytes } from '../../../../src/model/windows/etw/cachePayloads.ts';
import { connectBytes, connectionObjectBytes } from '../../../../src/model/windows/etw/connectionPayloads.ts';
import { EtwHttpService } from '../../../../src/model/windows/etw/EtwHttpService.ts';
import type { EtwProfile } from '../../../../src/model/windows/etw/EtwState.ts';
import { fileTimeOfUnixNs } from '../../../../src/model/windows/etw/fileTime.ts';
import type { IisFile } from '../../../../src/model/windows/etw/iis/iisFile.ts';
import {
  deliverBytes,
  parseBytes,
  receiveRequestBytes,
  rejectedBytes,
} from '../../../../src/model/windows/etw/requestPayloads.ts';
import { responseBytes, sendBytes } from '../../../../src/model/windows/etw/responsePayloads.ts';

export const START_NS = 1_700_000_000_000_000_000n;
export const URL_A = 'http://h:80/a';

const STEP_NS = 1000n;
const GET = 4;
const SERVER = { address: '192.0.2.10', port: 80 };

export interface BenchOptions {
  readonly profile?: Partial<EtwProfile>;
  readonly iis?: IisFile;
}

/** The profile in which both protocols are captured. */
export const ETW_PROFILE: EtwProfile = findProfile('agent-7.60')!.windows;

/** 16 raw bytes for a name. */
export function activity(name: string): string {
  return name.padEnd(16, '\0');
}

/**
 * A service that is fed from short lines: `21C 1C>R1 2R1 3R1 8R1 12R1 24C` opens connection C, begins request R1 on it,
 * parses, delivers, answers and sends it, and cleans the connection up.
 *
 * Names are activities. Behind `=` stands what an event says, else it says the usual: `21C=50001` the client's port (or
 * `21C=50001@192.0.2.10` its address too), `2R1=http://h/x` the address, `3R1=pool/7` queue and site, `8R1=404` and
 * `12R1=503` the status, `25=http://h/x` the address. Each event comes one microsecond after the one before; `@5000`
 * sets the time to that many ns after the start.
 */
export class EtwBench {
  readonly ledger = new Ledger();
  readonly service: EtwHttpService;
  private elapsedNs = 0n;

  constructor({ profile = {}, iis }: BenchOptions = {}) {
    this.service = new EtwHttpService({ ...ETW_PROFILE, ...profile }, this.ledger);
    this.service.start(iis);
  }

  /** Handles the events of a line. */
  play(line: string): this {
    for (const token of line.split(/\s+/)) if (token !== '') this.playToken(token);
    return this;
  }

  /** Takes the completed transactions. */
  read(): WindowsTransaction[] {
    return this.service.read();
  }

  /** The five counters that the timelines state: done, completed, missed, parsing errors, served from the cache. */
  counts(): string {
    const { completedRequests, missedConnection, parsingError, servedFromCache } = this.service.counters;
    const done = this.service.sizes().completed;
    return [done, completedRequests, missedConnection, parsingError, servedFromCache].join('/');
  }

  /** Reasons of the lost hits, with their number. */
  lost(): Record<string, number> {
    return Object.fromEntries(this.ledger.totals().byReason);
  }

  private playToken(token: string): void {
    if (token.startsWith('@')) {
      this.elapsedNs = BigInt(token.slice(1));
      return;
    }
    const match = /^(\d+)([A-Za-z]\w*)?(?:>(\w+))?(?:=(.*))?$/.exec(token);
    if (match === null) throw new Error(`not an event: ${token}`);
    const [, id = '', name = '', related, said] = match;
    const number = Number(id);
    this.service.handle({
      id: number,
      fileTime: fileTimeOfUnixNs(START_NS + this.elapsedNs),
      activityId: activity(name),
      relatedActivityId: related === undefined ? undefined : activity(related),
      data: dataOf(number, said),
      hits: number === 1 ? this.capture() : 0,
    });
    this.elapsedNs += STEP_NS;
  }

  private capture(): number {
    const serverFlow = this.ledger.openFlow();
    return this.ledger.listOfTransaction(this.ledger.capture({ clientFlow: 0, serverFlow }));
  }
}

function dataOf(id: number, said: string | undefined): string {
  switch (id) {
    case 21: {
      const [port = '50000', address = '198.51.100.7'] = (said ?? '').split('@').filter((part) => part !== '');
      return connectBytes({ connectionObject: 1n, local: SERVER, remote: { address, port: Number(port) } });
    }
    case 1:
      return receiveRequestBytes({ requestId: 1n, connectionId: 2n, remote: SERVER, hasShortLength: false });
    case 2:
      return parseBytes({ requestObject: 7n, verb: GET, url: said ?? URL_A });
    case 3: {
      const [queueName = '', site = '1'] = (said ?? 'DefaultAppPool').split('/');
      return deliverBytes({ requestObject: 7n, requestId: 1n, siteId: Number(site), queueName, url: URL_A, status: 0 });
    }
    case 4:
    case 8:
      return responseBytes({
        requestId: 1n,
        connectionId: 2n,
        status: Number(said ?? 200),
        verb: 'GET',
        headerLength: 200,
        chunkCount: 1,
        cachePolicy: 0,
      });
    case 10:
    case 11:
    case 12:
    case 13:
    case 14:
      return sendBytes({ requestId: 1n, status: Number(said ?? 200) });
    case 16:
    case 17:
      return cacheHitBytes({ requestObject: 7n, siteId: 1, sentBytes: 1234 });
    case 25:
    case 27:
      return cacheEntryBytes({
        uri: said ?? URL_A,
        status: 200,
        verb: 'GET',
        headerLength: 200,
        contentLength: 1000,
        expiry: 0n,
      });
    case 64:
      return rejectedBytes({ requestId: 1n, reason: 'QueueFull', queueName: 'DefaultAppPool' });
    default:
      return connectionObjectBytes(1n);
  }
}
