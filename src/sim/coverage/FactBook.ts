/** A stretch of time, ns; what is still under way at the end has no `toNs`. */
export interface Stretch {
  readonly fromNs: number;
  readonly toNs: number | undefined;
}

/** What can be told of a workload without running it. */
export interface WorkloadFacts {
  /** From the establishment of a socket, a flow of the Windows driver or a connection of HTTP.sys, to its close. */
  readonly lives: readonly Stretch[];
  /** From the first sign of the end of a connection (its FIN, or its state) to the close by the process. */
  readonly closings: readonly Stretch[];
  /** From a request to its response. */
  readonly exchanges: readonly Stretch[];
  /** Most requests on one connection. */
  readonly requestsMost: number;
  /** Whether a connection had the addresses and ports of an earlier one. */
  readonly reusesTuple: boolean;
  readonly hasIpv6: boolean;
  readonly hasRetransmission: boolean;
  readonly hasReset: boolean;
}

/** Name of a connection or request among those of one source: a cookie, a handle, an activity. */
export type FactKey = bigint | string;

/** Addresses and ports of a connection. */
export interface FactEnds {
  /** The local one. */
  readonly address: string;
  /** All of them, with what tells them from equal ones elsewhere. */
  readonly ends: string;
}

/** What is known of one connection so far. */
interface ConnectionFacts {
  establishedNs: number | undefined;
  endingNs: number | undefined;
  requests: number;
}

/** Gathers what events say of connections and requests, whatever kind of host they come from. */
export class FactBook {
  private readonly connections = new Map<FactKey, ConnectionFacts>();
  /** Requests without a response, with the time of each. */
  private readonly unanswered = new Map<FactKey, number>();
  private readonly ends = new Set<string>();
  private readonly lives: Stretch[] = [];
  private readonly closings: Stretch[] = [];
  private readonly exchanges: Stretch[] = [];
  private requestsMost = 0;
  private reusesTuple = false;
  private hasIpv6 = false;
  hasRetransmission = false;
  hasReset = false;

  establish(key: FactKey, tNs: number, { address, ends }: FactEnds): void {
    this.connection(key).establishedNs = tNs;
    if (this.ends.has(ends)) this.reusesTuple = true;
    this.ends.add(ends);
    if (address.includes(':')) this.hasIpv6 = true;
  }

  /** @param request - name of the request; by default that of its connection, which then has one at a time */
  request(key: FactKey, tNs: number, request = key): void {
    const connection = this.connection(key);
    connection.requests += 1;
    this.requestsMost = Math.max(this.requestsMost, connection.requests);
    this.unanswered.set(request, tNs);
  }

  respond(request: FactKey, tNs: number): void {
    const fromNs = this.unanswered.get(request);
    if (fromNs !== undefined) this.exchanges.push({ fromNs, toNs: tNs });
    this.unanswered.delete(request);
  }

  /** The first sign that a connection comes to its end. */
  beginEnd(key: FactKey, tNs: number): void {
    this.connection(key).endingNs ??= tNs;
  }

  close(key: FactKey, tNs: number): void {
    const connection = this.connection(key);
    const { endingNs, establishedNs } = connection;
    if (endingNs !== undefined) this.closings.push({ fromNs: endingNs, toNs: tNs });
    if (establishedNs !== undefined) this.lives.push({ fromNs: establishedNs, toNs: tNs });
    connection.establishedNs = undefined;
    connection.endingNs = undefined;
  }

  /** There are no more events. */
  facts(): WorkloadFacts {
    for (const fromNs of this.unanswered.values()) this.exchanges.push({ fromNs, toNs: undefined });
    for (const { establishedNs } of this.connections.values()) {
      if (establishedNs !== undefined) this.lives.push({ fromNs: establishedNs, toNs: undefined });
    }
    const { lives, closings, exchanges, requestsMost, reusesTuple, hasIpv6, hasRetransmission, hasReset } = this;
    return { lives, closings, exchanges, requestsMost, reusesTuple, hasIpv6, hasRetransmission, hasReset };
  }

  private connection(key: FactKey): ConnectionFacts {
    const known = this.connections.get(key) ?? { establishedNs: undefined, endingNs: undefined, requests: 0 };
    this.connections.set(key, known);
    return known;
  }
}
