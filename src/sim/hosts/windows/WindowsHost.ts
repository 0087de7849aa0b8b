import type { DriverHttpEvent, EtwEvent, FlowRowsEvent, RecordedEvent } from '../../../model/events.ts';
import type { Ledger } from '../../../model/ledger/ledger.ts';
import type { PollFaults } from '../../../model/pipeline.ts';
import type { AgentProfile } from '../../../model/profile.ts';
import type { EphemeralRanges } from '../../../model/state/EphemeralRanges.ts';
import type { ByteText } from '../../../model/windows/byteText.ts';
import { DriverHttpTable } from '../../../model/windows/http/DriverHttpTable.ts';
import { decodeDriverHttpRecord } from '../../../model/windows/http/driverHttpRecord.ts';
import { driverHttpSettings } from '../../../model/windows/http/driverHttpSettings.ts';
import { DriverTables } from '../../../model/windows/flows/DriverTables.ts';
import { driverGauges } from '../../../model/windows/flows/DriverStats.ts';
import { driverLimits } from '../../../model/windows/flows/driverSetup.ts';
import { WindowsPipeline } from '../../../model/windows/WindowsPipeline.ts';
import { DriverMemory } from '../../DriverMemory.ts';
import { FlowTable, type KnownFlow } from '../../flowTable.ts';
import { ProcessTable } from '../../processTable.ts';
import { clockOf } from '../hostClock.ts';
import type { HostParts } from '../LinuxHost.ts';
import type { AgentEnd, DeliveredPoll, SimulatedHost } from '../SimulatedHost.ts';
import { addCountersOf, collectWindowsCounters } from './collectWindowsCounters.ts';
import { EtwCaptures, type EtwReception, type HttpSysEnds } from './EtwCaptures.ts';
import { HostFlowDriver } from './HostFlowDriver.ts';
import { type DriverFlowEvent, HttpSysFlows } from './HttpSysFlows.ts';
import { RecordedFlows } from './RecordedFlows.ts';

/** Microsoft-Windows-HttpService, {dd5ef90a-6398-47a4-ad34-4dcecdef795f}, as its bytes lie in memory. */
const HTTP_SERVICE: ByteText = '\x0a\xf9\x5e\xdd\x98\x63\xa4\x47\xad\x34\x4d\xce\xcd\xef\x79\x5f';
/** References of a flow that is not held by a packet on its way. */
const IDLE_REFERENCES = 2;
/** The agent of a made-up host has been started an hour after the boot. */
const DEFAULT_UPTIME_NS = 3_600_000_000_000n;

/** Windows' own ranges, unless it is told otherwise. */
const USUAL_PORTS = [49_152, 65_535] as const;
const USUAL_RANGES: EphemeralRanges = { tcp4: USUAL_PORTS, tcp6: USUAL_PORTS, udp4: USUAL_PORTS, udp6: USUAL_PORTS };

/** A Windows host: flows reach the agent through the packet driver, HTTP.sys' requests through ETW. */
export class WindowsHost implements SimulatedHost {
  readonly platform = 'windows';
  readonly transfers = undefined;
  readonly flows = new FlowTable();
  readonly processes: ProcessTable;
  readonly forgottenServices = new Set<string>();
  readonly ends: AgentEnd[] = [];
  private readonly ledger: Ledger;
  private readonly tables: DriverTables;
  private readonly httpTable: DriverHttpTable;
  private readonly recorded: RecordedFlows;
  private readonly driver: HostFlowDriver;
  private readonly agent: WindowsPipeline;
  private readonly captures: EtwCaptures;
  private readonly httpSys: HttpSysFlows;
  private readonly missedEtw: ReadonlySet<number>;
  /** What lives of system-probe counted that are over. */
  private readonly pastCounters = new Map<string, number>();
  private readonly memory: DriverMemory<KnownFlow>;
  /** Flows that the driver follows, by handle. */
  private readonly byHandle = new Map<bigint, KnownFlow>();

  constructor({ facts, profile: chosen, choices, ledger, stateImplementation }: HostParts) {
    const { windows = {} } = facts;
    const { wallBaseNs } = clockOf(facts);
    const bootUnixNs = windows.bootUnixNs ?? wallBaseNs - DEFAULT_UPTIME_NS;
    const profile = onWindows(chosen);
    this.ledger = ledger;
    this.missedEtw = windows.missedEtw ?? new Set();
    this.memory = new DriverMemory<KnownFlow>({
      socket: (flow) => this.forgetFlow(flow),
      flow: (flow) => ledger.retireFlow(flow),
      transaction: (transaction) => {
        if (!ledger.retireTransaction(transaction)) return false;
        this.captures.forget(transaction);
        return true;
      },
      process: (process) => this.processes.forget(process),
    });
    this.processes = new ProcessTable((process) => this.memory.processes.add(process));
    this.tables = new DriverTables({
      api: profile.windows.driverApi,
      limits: driverLimits(profile.windows),
      tracker: ledger,
      uptimeNs: wallBaseNs - bootUnixNs,
    });
    this.httpTable = new DriverHttpTable(driverHttpSettings(profile.windows), ledger);
    this.recorded = new RecordedFlows({
      ledger,
      flows: this.flows,
      driverApi: profile.windows.driverApi,
      ended: (flow) => this.memory.sockets.add(flow),
    });
    this.driver = new HostFlowDriver(this.tables, this.recorded.reads);
    this.agent = new WindowsPipeline({
      profile,
      choices,
      ledger,
      driver: this.driver,
      httpDriver: this.httpTable,
      iis: windows.iis,
      wallBaseNs,
      bootUnixNs,
      restartAfterNs: windows.restartAfterNs,
      stateImplementation,
      ephemeralRanges: windows.ephemeralRanges ?? USUAL_RANGES,
      processes: {
        scan: () => this.processes.scan(),
        serviceOf: (pid) => this.processes.serviceOf(pid),
      },
      died: ({ message, place }, tNs, probe) => {
        this.ends.push({ tNs, ...ledger.place, cause: message, place });
        if (probe) addCountersOf(probe, this.pastCounters);
      },
    });
    this.captures = new EtwCaptures({
      ledger,
      flowOf: (ends) => (ends ? this.flows.find(endsOf(ends)) : undefined),
      captured: (transaction) => this.memory.transactions.add(transaction),
    });
    this.httpSys = new HttpSysFlows((event) => this.applyFlow(event), windows.flowsFromEtw ?? false);
  }

  advanceTo(tNs: number): void {
    this.agent.advanceTo(tNs);
  }

  apply(event: RecordedEvent): void {
    switch (event.kind) {
      case 'proc':
        this.processes.start(event);
        return;
      case 'proc_exit':
        this.processes.exit(event.pid);
        return;
      case 'etw':
        this.etw(event);
        return;
      case 'flow_rows':
        this.flowRows(event);
        return;
      case 'flow_open':
      case 'flow_update':
      case 'flow_close':
        this.httpSys.standBack();
        this.applyFlow(event);
        return;
      case 'driver_http':
        this.driverHttp(event);
        return;
      default:
        return;
    }
  }

  /**
   * Nothing that counts here reads it: a session of ETW stamps its events by the performance counter, which it relates
   * to the wall clock once, and the times of Go are compared by their monotonic reading.
   */
  stepWallClock(): void {}

  register(client: string, tNs: number): void {
    this.agent.register(client, tNs);
  }

  poll(client: string, tNs: number, faults: PollFaults): DeliveredPoll {
    const { failedRead: fault, closedEventRace: race } = faults;
    // What the loop reads must end after the poll's own read, or the poll would have taken it.
    this.driver.fail({ fault, closedIsLate: race === 'rows-lost' || race === 'rows-zeroed' });
    const outcome = this.agent.poll(client, tNs, faults);
    this.driver.fail();
    return outcome;
  }

  endWorkload(): void {
    this.captures.loseUnfinished();
  }

  forgetOld(): void {
    this.memory.endPoll();
  }

  counters(): Map<string, number> {
    return collectWindowsCounters(this.agent, this.pastCounters, {
      ...driverGauges(this.tables.stats),
      txns_skipped_max_exceeded: this.httpTable.skipped,
    });
  }

  private etw(event: EtwEvent): void {
    if (event.provider !== undefined && event.provider !== HTTP_SERVICE) return;
    this.httpSys.see(event);
    const reception = this.reception(event);
    const hits = this.captures.see(event, reception);
    if (reception !== 'received') return;
    const { id, fileTime, activityId, relatedActivityId, data } = event;
    this.agent.etw({ id, fileTime, activityId, relatedActivityId, data, hits }, event.tNs);
  }

  /** A request that the driver itself has followed: it belongs to the side whose flow it names. */
  private driverHttp({ record, tNs }: DriverHttpEvent): void {
    const { src, sport, dst, dport } = decodeDriverHttpRecord(record).transaction;
    const known = this.flows.find({ laddr: src, lport: sport, raddr: dst, rport: dport });
    if (known) known.ownsHits = true;
    const flow = known?.flow ?? this.ledger.openFlow();
    const isClient = known?.dir === 'out';
    const sides = { clientFlow: isClient ? flow : 0, serverFlow: isClient ? 0 : flow };
    const transaction = this.ledger.capture({ ...sides, stage: 'driver-http' });
    this.memory.transactions.add(transaction);
    const hits = this.ledger.listOfTransaction(transaction);
    if (!this.agent.capturesHttp && this.agent.isUp) {
      this.ledger.loseHits(hits, 'etw-protocol-off');
      return;
    }
    this.httpTable.add(record, hits);
    if (this.httpTable.isReadyEventSet) this.agent.httpEvent(tNs);
  }

  private reception({ cseq }: EtwEvent): EtwReception {
    if (!this.agent.isUp) return 'down';
    if (!this.agent.capturesHttp) return 'off';
    return this.missedEtw.has(cseq) ? 'missed' : 'received';
  }

  private flowRows(event: FlowRowsEvent): void {
    this.httpSys.standBack();
    this.driver.useRecorded();
    this.recorded.add(event);
    if (event.reader === 'event') this.agent.closedEvent(event.tNs);
  }

  private applyFlow(event: DriverFlowEvent): void {
    switch (event.kind) {
      case 'flow_open': {
        const known = this.flows.add(this.ledger.openFlow(), { ...event, ck: event.handle, netnsIno: 0 }, event.pid);
        this.byHandle.set(event.handle, known);
        this.tables.open(event, this.ledger.listOfFlow(known.flow));
        return;
      }
      case 'flow_update':
        this.tables.update(event);
        return;
      case 'flow_close':
        this.tables.close(event);
        if (event.references === IDLE_REFERENCES) this.endFlow(event.handle);
        if (this.tables.isClosedEventSet) this.agent.closedEvent(event.tNs);
        return;
    }
  }

  /** A flow that lingers does not come here: its rows go on. */
  private endFlow(handle: bigint): void {
    const known = this.byHandle.get(handle);
    if (known === undefined) return;
    this.byHandle.delete(handle);
    this.memory.sockets.add(known);
  }

  private forgetFlow(known: KnownFlow): void {
    if (known.ownsHits) this.forgottenServices.add(this.processes.serviceOf(known.pid));
    this.flows.remove(known);
    this.memory.flows.add(known.flow);
  }
}

function endsOf({ local, remote }: HttpSysEnds) {
  return { laddr: local.address, lport: local.port, raddr: remote.address, rport: remote.port };
}

/** The rules that only Windows has, beside those of the chosen generation. */
function onWindows(profile: AgentProfile): AgentProfile {
  return {
    ...profile,
    state: { ...profile.state, platform: 'windows' },
    join: { ...profile.join, lookup: 'windows' },
  };
}
