import type { Draw } from '../Draw.ts';

/**
 * What a case may contain: each case draws its own mixture, so that rare things meet often in some cases and never in
 * others.
 */
export interface CaseMix {
  readonly forks: boolean;
  readonly reuse: boolean;
  readonly translation: boolean;
  readonly bridge: boolean;
  readonly tls: boolean;
  readonly udp: boolean;
  readonly failures: boolean;
  readonly retransmits: boolean;
  readonly quiet: boolean;
  readonly otherClients: boolean;
  readonly lateReads: boolean;
  readonly insidePolls: boolean;
  readonly midstream: boolean;
  readonly probes: boolean;
  readonly packetOffset: boolean;
  readonly smallState: boolean;
  readonly smallPages: boolean;
  readonly smallHttp: boolean;
  readonly narrowCookies: boolean;
  readonly highPorts: boolean;
  readonly http: boolean;
  readonly repeats: boolean;
  readonly idle: boolean;
  readonly faults: boolean;
  readonly losses: boolean;
  /** Connections that only open and close. */
  readonly bare: boolean;
  /** Bytes that are sent without a copy. */
  readonly splices: boolean;
  /** Clocks that are set, or differ. */
  readonly clocks: boolean;
  /** Processes that end, and others that get their pids. */
  readonly exits: boolean;
}

/** Draws a mixture. @returns about a quarter of everything */
export function drawMix(draw: Draw): CaseMix {
  const is = (oncePer: number): boolean => draw.oncePer(oncePer);
  return {
    forks: is(4),
    reuse: is(3),
    translation: is(3),
    bridge: is(4),
    tls: is(4),
    udp: is(6),
    failures: is(5),
    retransmits: is(4),
    quiet: is(4),
    otherClients: is(5),
    lateReads: is(4),
    insidePolls: is(4),
    midstream: is(5),
    probes: is(3),
    packetOffset: is(6),
    smallState: is(5),
    smallPages: is(5),
    smallHttp: is(6),
    narrowCookies: is(6),
    highPorts: is(6),
    http: !is(4),
    repeats: is(4),
    idle: is(6),
    faults: is(8),
    losses: is(6),
    bare: is(4),
    splices: is(6),
    clocks: is(8),
    exits: is(8),
  };
}
