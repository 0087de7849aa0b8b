import { assert } from '../../model/assert.ts';
import { FIRST_CHOICES } from '../../model/choices.ts';
import type { ConnStats } from '../../model/connStats.ts';
import type { ScannedProcess } from '../../model/filter/parseDockerProxy.ts';
import type { CloseRecord } from '../../model/kernel/connRecords.ts';
import type { KernelSocket } from '../../model/kernel/KernelSocket.ts';
import { NO_LEDGER } from '../../model/ledger/hitLedger.ts';
import type { Ledger } from '../../model/ledger/ledger.ts';
import type { HitList } from '../../model/ledger/tracker.ts';
import { AgentPipeline } from '../../model/pipeline.ts';
import { ProcessAgent, type ProcessSource } from '../../model/processAgent/ProcessAgent.ts';
import type { AgentProfile } from '../../model/profile.ts';
import { DEFAULT_PROFILE_ID, findProfile } from '../../model/profiles.ts';
import type { StateImplementation } from '../../model/state/createStateStore.ts';
import { closeRecordFromJson } from '../codec/closeRecord.ts';
import { booleanOf, numberOf, objectsOf, textOf, textsOf } from '../codec/fields.ts';
import { type JsonMap, jsonMaps } from '../codec/kernelMaps.ts';
import { kernelSocketFromJson } from '../codec/kernelSocket.ts';
import { stateProfileFromJson } from '../codec/stateProfile.ts';
import type { JsonObject } from '../vector.ts';
import { EventNumbers } from './pipelineEvents.ts';

/** Start of the vectors' virtual clock, Unix time in ns. */
const CLOCK_START_NS = 1_700_000_000_000_000_000n;

/** Longer than any vector: nothing expires in this area. */
const NEVER_IDLE_MS = 1_000_000_000_000;

/** What one operation did, as far as no answer of a stage tells it. */
export interface StepLog {
  closesSent: number;
  pagesSent: number;
  stored: ConnStats[];
  lostWithoutClient: number;
  enqueued: number[];
  delivered: number[];
}

/** What of a subject no vector says. */
export interface SubjectVariant {
  /** A ledger to run beside the model; every socket and every request is then booked in it. */
  readonly ledger?: Ledger;
  readonly implementation?: StateImplementation;
}

/** The agent of one vector of the area `pipeline`, with the second filter variant beside it. */
export class PipelineSubject {
  readonly agent: AgentPipeline;
  /** The filter with the pid check: fed with the same payloads, with a state of its own. */
  readonly pidCheck: ProcessAgent;
  readonly sockets: readonly KernelSocket[];
  readonly maps: readonly JsonMap[];
  readonly isKernelLevel: boolean;
  /** Requests attached to kept connections over all polls, by filter variant, then by `pid/role`. */
  readonly hits: Readonly<Record<'unfiltered' | 'original' | 'pid-check', Map<string, number>>> = {
    unfiltered: new Map(),
    original: new Map(),
    'pid-check': new Map(),
  };
  log: StepLog = emptyLog();
  private processes: readonly ScannedProcess[] = [];
  private readonly events = new EventNumbers();
  private readonly ledger: Ledger | undefined;

  constructor(config: JsonObject, { ledger, implementation }: SubjectVariant = {}) {
    this.ledger = ledger;
    this.isKernelLevel = config['level'] === 'kernel';
    const profile = profileFromConfig(config);
    const source: ProcessSource = { scan: () => this.processes, serviceOf: (pid) => `pid ${pid}` };
    this.agent = new AgentPipeline({
      profile,
      choices: FIRST_CHOICES,
      ledger: ledger ?? NO_LEDGER,
      processes: source,
      cpuCount: numberOf(config, 'numCPUs'),
      ...(implementation ? { stateImplementation: implementation } : {}),
      monotonicBaseNs: 0n,
      wallBaseNs: CLOCK_START_NS,
      host: { isClassificationOn: booleanOf(config, 'classification') },
      tracer: {
        exclusions: { collectsLocalDns: true },
        idleTimeouts: { tcpMs: NEVER_IDLE_MS, udpMs: NEVER_IDLE_MS, udpStreamMs: NEVER_IDLE_MS },
      },
      observer: {
        closeSent: () => {
          this.log.closesSent += 1;
        },
        pageSent: () => {
          this.log.pagesSent += 1;
        },
        closeStored: (conn, isKept) => {
          this.log.stored.push(conn);
          if (!isKept) this.log.lostWithoutClient += 1;
        },
        eventEnqueued: (transaction) => this.log.enqueued.push(this.events.add(transaction)),
        eventDelivered: (transaction) => this.log.delivered.push(this.events.numberOf(transaction)),
      },
    });
    const reads = textsOf(config, 'autoDeliver');
    this.agent.reading.closes = !this.isKernelLevel || reads.includes('closes');
    this.agent.reading.pages = !this.isKernelLevel || reads.includes('pages');
    const withPidCheck = { ...profile.processAgent, dockerProxyPidCheck: true };
    this.pidCheck = new ProcessAgent(withPidCheck, { choices: FIRST_CHOICES, ledger: NO_LEDGER, processes: source });
    this.sockets = objectsOf(config, 'sockets').map(kernelSocketFromJson);
    this.maps = jsonMaps(this.agent.kernel.state.maps, this.sockets);
    if (ledger) for (const socket of this.sockets) socket.flow = ledger.listOfFlow(ledger.openFlow());
  }

  /** Reads a kernel record; with a ledger it stands for a connection of its own. */
  recordOf(json: JsonObject = {}): CloseRecord {
    const record = closeRecordFromJson(json);
    return this.ledger ? { ...record, flows: this.ledger.listOfFlow(this.ledger.openFlow()) } : record;
  }

  /** The handle of a request that a packet or a transaction brings; 0 without a ledger. */
  capture(): HitList {
    if (!this.ledger) return 0;
    const flows = { clientFlow: this.ledger.openFlow(), serverFlow: this.ledger.openFlow() };
    return this.ledger.listOfTransaction(this.ledger.capture(flows));
  }

  /** The process list from now on. */
  setProcesses(op: JsonObject): void {
    this.processes = objectsOf(op, 'processes').map((p) => ({
      pid: numberOf(p, 'pid'),
      cmdline: textsOf(p, 'cmdline'),
    }));
  }

  /** Begins a new step; what happened before is forgotten. */
  beginStep(): void {
    this.log = emptyLog();
  }

  /** Counters that the vectors name, as they stand. */
  counters(): Map<string, number> {
    const { usm, tracer } = this.agent;
    const counters = new Map(usm.statKeeper.telemetry.named());
    for (const [name, count] of Object.entries(usm.consumer.counters))
      counters.set(`usm.events.${name}`, Number(count));
    for (const [name, count] of this.agent.joinCounters()) counters.set(`${name}{}`, count);
    return counters.set('conn_stats.pid_collisions', tracer.telemetry.pidCollisions);
  }
}

function emptyLog(): StepLog {
  return { closesSent: 0, pagesSent: 0, stored: [], lostWithoutClient: 0, enqueued: [], delivered: [] };
}

function profileFromConfig(config: JsonObject): AgentProfile {
  const base = findProfile(DEFAULT_PROFILE_ID);
  assert(base !== undefined, 'the default profile exists');
  const never = Number.POSITIVE_INFINITY;
  return {
    ...base,
    // The agent's own timers do not run in these vectors: `userDelete` stands for the flag cleaner.
    kernel: {
      ...base.kernel,
      tcpFailedConnections: booleanOf(config, 'tcpFailedConnections'),
      closeFlagCleanerIntervalMs: never,
      ongoingConnectCleanerIntervalMs: never,
    },
    // A poll reads unfinished batches, not what is queued.
    delivery: { ...base.delivery, selectPolicy: 'flush-first' },
    state: stateProfileFromJson(config, textOf(config, 'version') || '2024-10'),
    usm: {
      ...base.usm,
      mapCleanerIntervalMs: never,
      maxHttpStatsBuffered: numberOf(config, 'maxHTTPStatsBuffered'),
      quantization: booleanOf(config, 'enableQuantization'),
    },
    processAgent: { ...base.processAgent, dockerProxyPidCheck: false },
  };
}
