import type { Choices } from '../choices.ts';
import type { HitLedger } from '../ledger/hitLedger.ts';
import type { AgentProfile } from '../profile.ts';
import { createStateStore, type StateImplementation } from '../state/createStateStore.ts';
import type { EphemeralRanges } from '../state/EphemeralRanges.ts';
import type { StateStore } from '../state/StateStore.ts';
import { EtwHttpService } from './etw/EtwHttpService.ts';
import type { IisFile } from './etw/iis/iisFile.ts';
import type { FlowDriver } from './flows/FlowDriver.ts';
import type { HttpDriver } from './http/DriverHttp.ts';
import { WindowsUsmMonitor } from './http/WindowsUsmMonitor.ts';
import { WindowsTracer } from './tracer/WindowsTracer.ts';

/** What system-probe on Windows is made from. */
export interface SystemProbeOptions {
  readonly profile: AgentProfile;
  readonly choices: Choices;
  readonly ledger: HitLedger;
  readonly driver: FlowDriver;
  /** The driver's HTTP side; absent on a host whose driver has none. */
  readonly httpDriver?: HttpDriver | undefined;
  /** The file that names the sites; absent = there is none. */
  readonly iis?: IisFile | undefined;
  /** Unix time at time 0 of the run, and at the boot, ns. */
  readonly wallBaseNs: bigint;
  readonly bootUnixNs: bigint;
  /** Ports that the host gives to outgoing connections. */
  readonly ephemeralRanges: EphemeralRanges;
  readonly stateImplementation?: StateImplementation | undefined;
}

/**
 * One life of system-probe on Windows: it ends when the process does, with all that it holds.
 *
 * The constructor throws AgentCrash when the agent dies of the site configuration.
 */
export class SystemProbe {
  readonly state: StateStore;
  readonly tracer: WindowsTracer;
  readonly etw: EtwHttpService;
  /** `undefined` when no HTTP is captured. */
  readonly usm: WindowsUsmMonitor | undefined;

  constructor(options: SystemProbeOptions, nowNs: number) {
    const { profile, choices, ledger: tracker, driver, httpDriver, iis, wallBaseNs, bootUnixNs } = options;
    const { ephemeralRanges, stateImplementation } = options;
    this.state = createStateStore(profile.state, { choices, tracker, ephemeralRanges }, stateImplementation);
    this.etw = new EtwHttpService(profile.windows, tracker);
    this.usm = WindowsUsmMonitor.start({
      windows: profile.windows,
      usm: profile.usm,
      etw: this.etw,
      driver: httpDriver,
      startNs: nowNs,
      choices,
      tracker,
    });
    if (this.usm) this.etw.start(iis);
    this.tracer = new WindowsTracer({
      profile: profile.windows,
      driver,
      state: this.state,
      choices,
      tracker,
      wallBaseNs,
      bootUnixNs,
      ...(this.usm ? { http: () => this.usm!.poll() } : {}),
    });
  }
}
