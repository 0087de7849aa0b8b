import type { Choices } from '../choices.ts';
import type { ConnStats } from '../connStats.ts';
import { type DockerProxy, DockerProxyFilter, type RemovedConn } from '../filter/DockerProxyFilter.ts';
import type { ScannedProcess } from '../filter/parseDockerProxy.ts';
import type { HttpAttachment, JoinResult } from '../join/joinHttp.ts';
import type { UsmGroup } from '../join/UsmConnectionIndex.ts';
import type { HitLedger } from '../ledger/hitLedger.ts';
import type { LossReason } from '../ledger/lossReasons.ts';
import type { HitList } from '../ledger/tracker.ts';
import type { ProcessAgentProfile } from '../profile.ts';
import { HitCounter, type HitsByService, requestsOf } from './Backend.ts';

/** What the process-agent can find out about processes. */
export interface ProcessSource {
  /** A scan of `/proc` now. */
  scan(): readonly ScannedProcess[];
  /** The service that the back end files a process's hits under. */
  serviceOf(pid: number): string;
}

/** What became of one payload in the process-agent. */
export interface PayloadOutcome {
  /** Indexes of the connections that were sent on, in payload order. */
  readonly kept: readonly number[];
  readonly removed: readonly RemovedConn[];
  /** Proxies that owned a target during this payload. */
  readonly proxies: readonly DockerProxy[];
  /** Hits that reached the back end with this payload. */
  readonly hits: HitsByService;
  /** By index of the connection: hits attached to it. */
  readonly hitsOfConn: readonly number[];
}

/**
 * The process-agent's part of a poll: scan processes, filter docker-proxy's traffic, send the rest.
 *
 * The scan comes after the connections were fetched, so a docker-proxy that ended in between is not known.
 *
 * @upstream datadog-agent pkg/process/checks/net.go ConnectionsCheck.Run @ c45d449
 */
export class ProcessAgent {
  readonly filter: DockerProxyFilter;
  private readonly ledger: HitLedger;
  private readonly processes: ProcessSource;

  constructor(
    profile: ProcessAgentProfile,
    parts: { readonly choices: Choices; readonly ledger: HitLedger; readonly processes: ProcessSource },
  ) {
    this.filter = new DockerProxyFilter(profile, parts.choices);
    this.ledger = parts.ledger;
    this.processes = parts.processes;
  }

  /** Handles one payload. @param scanFails - the scan fails: the payload is then sent as it is */
  receive(conns: readonly ConnStats[], join: JoinResult, scanFails = false): PayloadOutcome {
    if (!scanFails) this.filter.extract(this.processes.scan());
    const { kept, removed } = scanFails ? everything(conns) : this.filter.filter(conns);
    const removals = removed.length === 0 ? undefined : new Map(removed.map((removal) => [removal.index, removal]));
    const counter = new HitCounter();
    const hitsOfConn: number[] = [];
    for (const attachment of join.attachments) {
      const { connIndex } = attachment;
      const requests = requestsOf(attachment.group);
      hitsOfConn[connIndex] = (hitsOfConn[connIndex] ?? 0) + requests;
      const removal = removals?.get(connIndex);
      if (removal) {
        this.loseAttached(attachment, removalReason(removal));
        continue;
      }
      const service = this.processes.serviceOf(conns[connIndex]!.pid);
      counter.add(service, attachment.side, requests);
      const shipment = { service };
      forEachHitList(attachment.group, (hits) => this.ledger.shipHits(hits, attachment.side, shipment));
    }
    for (const index of kept) this.ledger.shipFlows(conns[index]!.flows);
    for (const removal of removed) {
      this.ledger.loseFlows(conns[removal.index]!.flows, removalReason(removal));
    }
    return { kept, removed, proxies: this.filter.proxies(), hits: counter.byService, hitsOfConn };
  }

  /** A payload that never arrives. */
  loseAll(conns: readonly ConnStats[], join: JoinResult): void {
    for (const attachment of join.attachments) this.loseAttached(attachment, 'payload-lost');
    for (const conn of conns) this.ledger.loseFlows(conn.flows, 'payload-lost');
  }

  private loseAttached({ group, side }: HttpAttachment, reason: LossReason): void {
    forEachHitList(group, (hits) => this.ledger.filterHits(hits, side, reason));
  }
}

/** Visits the handles of all hits of a group. */
export function forEachHitList({ elements }: UsmGroup, visit: (hits: HitList) => void): void {
  for (const { stats } of elements) {
    for (const { hits } of stats.byStatus.values()) visit(hits);
  }
}

/** A payload that nothing is taken out of. */
function everything(conns: readonly ConnStats[]): Pick<PayloadOutcome, 'kept' | 'removed'> {
  return { kept: conns.map((_conn, index) => index), removed: [] };
}

function removalReason(removal: RemovedConn): LossReason {
  return removal.ownerIsProxy ? 'docker-proxy-own-leg' : 'docker-proxy-without-pid-check';
}
