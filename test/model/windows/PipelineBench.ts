import { FIRST_CHOICES } from '../../../src/model/choices.ts';
import { Ledger } from '../../../src/model/ledger/ledger.ts';
import type { AgentProfile } from '../../../src/model/profile.ts';
import { findProfile } from '../../../src/model/profiles.ts';
import { PROCESS_AGENT_CLIENT } from '../../../src/model/state/NetworkState.ts';
import { iisFileOf } from '../../../src/model/windows/etw/iis/iisSites.ts';
import type { FlowRow } from '../../../src/model/windows/flows/flowRow.ts';
import { WindowsPipeline, type WindowsPipelineOptions } from '../../../src/model/windows/WindowsPipeline.ts';
import type { WindowsProfile } from '../../../src/model/windows/windowsProfile.ts';
import { flowRow } from './flows/flowRows.ts';
import { ScriptedDriver } from './flows/ScriptedDriver.ts';
import { FakeHttpDriver } from './http/fakeHttpDriver.ts';

export const S = 1_000_000_000;
const WALL_BASE_NS = 1_700_000_000_000_000_000n;
const PORTS = [49_152, 65_535] as const;

/** A site whose application ends the agent at its start: its path cannot be split. */
export const FATAL_SITES = iisFileOf({
  sites: [{ id: '1', name: 'Default Web Site', apps: [{ path: 'no-slash', json: { service: 'shop' } }] }],
});

/** A profile as it is on Windows, with rules changed. */
function windowsProfile(windows: Partial<WindowsProfile> = {}): AgentProfile {
  const profile = findProfile('agent-7.60')!;
  return {
    ...profile,
    state: { ...profile.state, platform: 'windows' },
    join: { ...profile.join, lookup: 'windows' },
    windows: { ...profile.windows, ...windows },
  };
}

/** What every life of system-probe is made from here, but for its drivers and its ledger. */
export function probeOptions(windows: Partial<WindowsProfile> = {}) {
  return {
    profile: windowsProfile(windows),
    choices: FIRST_CHOICES,
    wallBaseNs: WALL_BASE_NS,
    bootUnixNs: WALL_BASE_NS - 3_600_000_000_000n,
    ephemeralRanges: { tcp4: PORTS, tcp6: PORTS, udp4: PORTS, udp6: PORTS },
  };
}

/** What {@link PipelineBench} can be told. */
export type BenchOptions = Partial<WindowsPipelineOptions> & { readonly windows?: Partial<WindowsProfile> };

/** An agent on Windows between drivers that answer what a test put in. */
export class PipelineBench {
  readonly ledger = new Ledger();
  readonly driver = new ScriptedDriver();
  readonly httpDriver = new FakeHttpDriver();
  readonly agent: WindowsPipeline;
  /** When system-probe died, ns. */
  readonly deaths: number[] = [];

  constructor({ windows, ...more }: BenchOptions = {}) {
    this.agent = new WindowsPipeline({
      ...probeOptions(windows),
      ledger: this.ledger,
      driver: this.driver,
      httpDriver: this.httpDriver,
      processes: { scan: () => [], serviceOf: () => 'web' },
      died: (_crash, nowNs) => this.deaths.push(nowNs),
      ...more,
    });
  }

  /** The next read of a table gives a connection of a client to port 80 of this host. @returns its flow */
  connection(table: 'open' | 'closed', cookie: number, changes: Partial<FlowRow> = {}): number {
    const flow = this.ledger.listOfFlow(this.ledger.openFlow());
    const ends = { localPort: 80, remotePort: 50_000 + cookie, flags: table === 'open' ? 0x100 : 0x110 };
    const row = flowRow({ flowCookie: BigInt(cookie), ...ends, transportBytesOut: 10n, ...changes });
    this.driver.answer(table, { rows: [row], flows: [flow], result: 'ok' });
    return flow;
  }

  /** Cookies of what a poll of the process-agent brings. */
  cookies(nowNs = 0, faults: Parameters<WindowsPipeline['poll']>[2] = {}): number[] {
    return this.agent.poll(PROCESS_AGENT_CLIENT, nowNs, faults).delta.conns.map(({ cookie }) => Number(cookie));
  }

  /** What became of a flow, in short: the stage, or the reason of its loss. */
  fateOf(flow: number): string {
    const { fate } = this.ledger.flow(flow);
    return fate.kind === 'in-flight' ? fate.stage : fate.kind === 'lost' ? fate.reason : fate.kind;
  }
}
