import type { HttpHost } from '../../model/goclient/HttpHost.ts';
import type { CallerPlan } from '../../model/goclient/RequestCall.ts';
import type { GoRelease } from '../../model/goclient/RequestLifecycle.ts';
import type { ResponsePlan } from '../../model/goclient/ResponsePlan.ts';
import type { TransportConfig } from '../../model/goclient/TransportConfig.ts';

/** A client by name: its transport and its whole-exchange timeout in ns (0: none). */
export interface ProgramClient {
  readonly transport: string;
  readonly timeoutNs: number;
}

/**
 * The application's own pool of clients. When all are in use, a call gets a temporary client with a transport of its
 * own, which is forgotten afterwards, and closed only if the application does so.
 */
export interface ClientPoolPlan {
  readonly size: number;
  readonly closesTemporary: boolean;
}

/** Which client a call uses: the next free one of the pool, one made for this call alone, or one by its name. */
export type ClientChoice =
  | { readonly kind: 'pool' }
  | { readonly kind: 'temporary' }
  | { readonly kind: 'named'; readonly name: string };

/** One kind of call that the application makes. */
export interface CallPlan {
  readonly client: ClientChoice;
  readonly host: string;
  readonly method: string;
  readonly response: ResponsePlan;
  readonly caller: CallerPlan;
  readonly readBytes: number;
  /** A call ends its predecessor first: a follower that reconnects as it should. */
  readonly endsOld: boolean;
}

/** Calls that are made once, before the baseline. */
export interface StartupPlan {
  readonly calls: number;
  readonly call: CallPlan;
}

/** Calls that are made again and again. */
export interface PeriodicPlan {
  readonly everyNs: number;
  /** First time, since the baseline. */
  readonly firstNs: number;
  /** Calls each time, all at once. */
  readonly calls: number;
  readonly call: CallPlan;
  /** Goroutines that each call leaves behind and that have nothing to do with HTTP. */
  readonly strayGoroutines: number;
}

/** An application with HTTP clients: what it is made of, what it does. Durations are ns of the run, after scaling. */
export interface ClientProgram {
  readonly release: GoRelease;
  readonly hosts: ReadonlyMap<string, HttpHost>;
  readonly transports: ReadonlyMap<string, TransportConfig>;
  readonly clients: ReadonlyMap<string, ProgramClient>;
  /** Transport of the pool's clients and of temporary ones. */
  readonly poolTransport: string;
  readonly pool: ClientPoolPlan;
  /** Goroutines that are there all the time. */
  readonly otherGoroutines: number;
  readonly startup: readonly StartupPlan[];
  readonly periodic: readonly PeriodicPlan[];
}

/** From a time on, the application is another one. What exists stays; named transports have new limits at once. */
export interface ProgramChange {
  readonly name: string;
  readonly atNs: number;
  readonly program: ClientProgram;
}
