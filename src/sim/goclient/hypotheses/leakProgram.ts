import { patientHost } from '../../../model/goclient/HttpHost.ts';
import type { LeakCase } from '../../../model/goclient/leak/LeakCase.ts';
import { PLAIN_RESPONSE } from '../../../model/goclient/ResponsePlan.ts';
import { type TransportConfig, ZERO_TRANSPORT } from '../../../model/goclient/TransportConfig.ts';
import type { CallPlan, ClientProgram } from '../../../scenarios/goclient/ClientProgram.ts';

const HOST = 'server';
const TRANSPORT = 'default';
const CLIENT = 'shared';

/** What an application does wrong, or right. */
export interface LeakProgramOptions {
  readonly leakCase: LeakCase;
  readonly transport?: TransportConfig;
  /** A new transport for each call; else all calls share one. */
  readonly isPerCall?: boolean;
  readonly clientTimeoutNs?: number;
  readonly call?: Partial<Pick<CallPlan, 'caller' | 'response'>>;
  /** Calls evenly apart, instead of all of a period at once. */
  readonly isEven?: boolean;
  /** Goroutines without any HTTP, instead of calls. */
  readonly strayGoroutines?: number;
}

/** An application that does nothing but the calls of the case, in one certain way. */
export function leakProgram(options: LeakProgramOptions): ClientProgram {
  const { leakCase, isPerCall = false, isEven = false, strayGoroutines = 0, call = {} } = options;
  const calls = isEven ? 1 : leakCase.calls;
  const everyNs = isEven ? Math.floor(leakCase.everyNs / leakCase.calls) : leakCase.everyNs;
  return {
    release: { dialDetached: true },
    hosts: new Map([[HOST, patientHost(HOST)]]),
    transports: new Map([[TRANSPORT, options.transport ?? ZERO_TRANSPORT]]),
    clients: new Map([[CLIENT, { transport: TRANSPORT, timeoutNs: options.clientTimeoutNs ?? 0 }]]),
    poolTransport: TRANSPORT,
    pool: { size: 0, closesTemporary: false },
    otherGoroutines: 0,
    startup: [],
    periodic: [
      {
        everyNs,
        firstNs: Math.floor(everyNs / 2),
        calls: strayGoroutines > 0 ? 0 : calls,
        strayGoroutines,
        call: {
          client: isPerCall ? { kind: 'temporary' } : { kind: 'named', name: CLIENT },
          host: HOST,
          method: 'GET',
          response: call.response ?? PLAIN_RESPONSE,
          caller: call.caller ?? 'read-close',
          readBytes: 0,
          endsOld: false,
        },
      },
    ],
  };
}
