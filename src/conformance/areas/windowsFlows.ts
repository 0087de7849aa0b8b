import type { ConnStats } from '../../model/connStats.ts';
import { FIRST_CHOICES } from '../../model/choices.ts';
import { NO_TRACKER } from '../../model/ledger/tracker.ts';
import { findProfile } from '../../model/profiles.ts';
import { createStateStore, type StateImplementation } from '../../model/state/createStateStore.ts';
import type { EphemeralRanges } from '../../model/state/EphemeralRanges.ts';
import type { StateStore } from '../../model/state/StateStore.ts';
import { AgentCrash } from '../../model/windows/AgentCrash.ts';
import { bytesOfHex, hexOfBytes } from '../../model/windows/byteText.ts';
import type { FlowTableName } from '../../model/windows/flows/FlowDriver.ts';
import { driverSetup, FLOW_FAMILIES } from '../../model/windows/flows/driverSetup.ts';
import { ephemeralRangesOf, isSportEphemeral } from '../../model/windows/flows/ephemeralRanges.ts';
import { flowExclusions } from '../../model/windows/flows/flowExclusions.ts';
import { decodeFlowRow } from '../../model/windows/flows/flowRow.ts';
import { flowToConnStats } from '../../model/windows/flows/flowToConnStats.ts';
import { WindowsTracer } from '../../model/windows/tracer/WindowsTracer.ts';
import type { WindowsProfile } from '../../model/windows/windowsProfile.ts';
import { connToJson } from '../codec/conn.ts';
import { clientsToJson, deltaConnsToJson, telemetryGrowth } from '../codec/delta.ts';
import { bigintOf, booleanOf, MalformedVectorError, numberOf, objectOf, textOf, textsOf } from '../codec/fields.ts';
import { ScriptedFlowDriver } from '../codec/flowDriver.ts';
import { stateProfileFromJson } from '../codec/stateProfile.ts';
import { firstDifference } from '../compare.ts';
import type { AreaRunner, Json, JsonObject, VectorOp } from '../vector.ts';
import { onEveryState } from './onEveryState.ts';

/** Virtual clock: Unix time at its start. */
const CLOCK_START_NS = 1_700_000_000_000_000_000n;
const NS_PER_MS = 1_000_000;
const NETSH_NAMES = { tcp4: 'ipv4 tcp', tcp6: 'ipv6 tcp', udp4: 'ipv4 udp', udp6: 'ipv6 udp' } as const;
const READING_OPS = ['poll', 'closedEvent', 'read'];

/** Replays the operations of the area `windows-flows`. */
export const runWindowsFlows: AreaRunner = onEveryState((vector, implementation) => {
  const agent = new WindowsAgent(vector.config, implementation);
  for (const [step, op] of vector.ops.entries()) {
    const difference = firstDifference(op.want, agent.apply(op));
    if (difference) return { step, op: op.op, ...difference };
  }
  return undefined;
});

/** The agent of one vector: the tracer over a driver that answers by script. */
class WindowsAgent {
  private readonly config: JsonObject;
  private readonly profile: WindowsProfile;
  private readonly ranges: EphemeralRanges;
  private readonly driver = new ScriptedFlowDriver();
  private readonly state: StateStore;
  private readonly tracer: WindowsTracer;
  private readonly bootUnixNs: bigint;
  private nowNs = 0;

  constructor(config: JsonObject, implementation: StateImplementation) {
    this.config = config;
    this.profile = windowsProfileOf(config);
    this.ranges = ephemeralRangesOf(netshOf(config));
    this.bootUnixNs = CLOCK_START_NS - bigintOf(config, 'uptimeMs') * BigInt(NS_PER_MS);
    const stateProfile = stateProfileFromJson({ ...config, platform: 'windows' });
    this.state = createStateStore(stateProfile, { ephemeralRanges: this.ranges }, implementation);
    this.tracer = new WindowsTracer({
      profile: this.profile,
      driver: this.driver,
      state: this.state,
      choices: FIRST_CHOICES,
      tracker: NO_TRACKER,
      wallBaseNs: CLOCK_START_NS,
      bootUnixNs: this.bootUnixNs,
      exclusions: flowExclusions({
        collectLocalDns: booleanOf(config, 'collectLocalDNS'),
        source: configuredExclusions(config, 'sourceExcludes'),
        dest: configuredExclusions(config, 'destExcludes'),
      }),
    });
  }

  apply(op: VectorOp): JsonObject {
    const before = { ...this.state.telemetry };
    const readsBefore = this.readCounters();
    this.driver.setScript(op);
    const answer = this.answer(op);
    const common = {
      clients: clientsToJson(this.state),
      tel: telemetryGrowth(before, this.state.telemetry),
      closedRows: this.tracer.closedRowCount,
    };
    return { ...answer, ...common, ...(READING_OPS.includes(op.op) ? this.readings(readsBefore) : {}) };
  }

  /** The real agent is stopped by the same fault with another text. */
  private answer(op: VectorOp): JsonObject {
    try {
      return this.act(op);
    } catch (error) {
      if (error instanceof AgentCrash && error.crash === 'index-out-of-range') return { panic: 'out of range' };
      throw error;
    }
  }

  private act(op: VectorOp): JsonObject {
    switch (op.op) {
      case 'convert':
        return { conn: this.connToJson(this.convert(textOf(op, 'row'))) };
      case 'poll':
        return this.poll(textOf(op, 'client'));
      case 'closedEvent':
        this.tracer.closedEvent();
        return {};
      case 'read':
        return this.readTable(textOf(op, 'table') === 'closed' ? 'closed' : 'open');
      case 'register':
        this.tracer.registerClient(textOf(op, 'client'), this.nowNs);
        return {};
      case 'removeClient':
        this.tracer.removeClient(textOf(op, 'client'));
        return {};
      case 'advance':
        this.nowNs += numberOf(op, 'ms') * NS_PER_MS;
        return {};
      case 'setup':
        return this.setUp(textsOf(op, 'fail'));
      default:
        throw new MalformedVectorError(`unknown operation ${op.op}`);
    }
  }

  private convert(hex: string): ConnStats {
    const row = decodeFlowRow(bytesOfHex(hex), this.profile.driverApi);
    return flowToConnStats(row, { profile: this.profile, bootUnixNs: this.bootUnixNs });
  }

  private poll(client: string): JsonObject {
    const result = this.tracer.poll(client, this.nowNs);
    if (result.kind === 'error') return { error: result.table };
    const { conns, order } = deltaConnsToJson(result.delta.conns);
    order.forEach((position, index) => {
      const ephemeral = this.sportEphemeral(result.delta.conns[index]!);
      conns[position] = { ...(conns[position] as JsonObject), ...ephemeral };
    });
    this.tracer.giveBack(client, result.buffer);
    return { conns, order };
  }

  private readTable(table: FlowTableName): JsonObject {
    const { read, conns } = this.tracer.read(table);
    return { kept: conns.length, error: read.isFailed ? table : '' };
  }

  private setUp(fail: readonly string[]): JsonObject {
    const { profile, config } = this;
    const families = FLOW_FAMILIES.filter((family) => textsOf(config, 'families').includes(family));
    const known = FLOW_FAMILIES.filter((family) => this.ranges[family].some((end) => end !== 0));
    const { calls, isUp } = driverSetup({ profile, families, refuses: ({ code }) => fail.includes(codeText(code)) });
    return {
      ioctls: calls.map(({ code, input }): Json => [codeText(code), hexOfBytes(input)]),
      error: isUp ? '' : 'setup',
      ranges: Object.fromEntries(known.map((family) => [NETSH_NAMES[family], [...this.ranges[family]]])),
    };
  }

  private connToJson(conn: ConnStats): JsonObject {
    const { last: _last, ...json } = connToJson(conn);
    return { ...json, ...this.sportEphemeral(conn) };
  }

  private sportEphemeral(conn: ConnStats): JsonObject {
    const isEphemeral = isSportEphemeral(conn, this.ranges);
    return isEphemeral === undefined ? {} : { sportEphemeral: isEphemeral ? 'yes' : 'no' };
  }

  private readings(before: Readonly<Record<string, number>>): JsonObject {
    const { open, closed } = this.tracer.telemetry;
    const now = this.readCounters();
    return {
      reads: { ...this.driver.offered },
      buffers: [this.tracer.bufferBytes('open'), this.tracer.bufferBytes('closed')],
      gauges: [open.flows, closed.flows],
      drv: Object.fromEntries(Object.entries(now).map(([name, count]) => [name, count - before[name]!])),
    };
  }

  private readCounters(): Record<string, number> {
    const { open, closed, totalFlows } = this.tracer.telemetry;
    return {
      totalFlows,
      openIncreases: open.bufferIncreases,
      openDecreases: open.bufferDecreases,
      closedIncreases: closed.bufferIncreases,
      closedDecreases: closed.bufferDecreases,
    };
  }
}

function codeText(code: number): string {
  return `0x${code.toString(16)}`;
}

/** The generation of the vectors: failures are read from the status, and do not imply a close. */
function windowsProfileOf(config: JsonObject): WindowsProfile {
  const base = findProfile('agent-7.60')?.windows;
  if (base === undefined) throw new MalformedVectorError('the profile agent-7.60 is missing');
  return {
    ...base,
    byteCounts: booleanOf(config, 'enableMonotonicCount') ? 'with-headers' : 'transport',
    classification: booleanOf(config, 'classification'),
    collectLocalDns: booleanOf(config, 'collectLocalDNS'),
    maxTrackedConnections: numberOf(config, 'maxTrackedConnections'),
    maxClosedConnectionsBuffered: numberOf(config, 'maxClosedConns'),
    closedFlushThreshold: numberOf(config, 'closedConnectionFlushThreshold'),
  };
}

function netshOf(config: JsonObject): Parameters<typeof ephemeralRangesOf>[0] {
  const printed = objectOf(config, 'netsh') ?? {};
  return Object.fromEntries(FLOW_FAMILIES.map((family) => [family, textOf(printed, NETSH_NAMES[family])]));
}

function configuredExclusions(config: JsonObject, field: string): Record<string, readonly string[]> {
  const configured = objectOf(config, field) ?? {};
  return Object.fromEntries(Object.keys(configured).map((key) => [key, textsOf(configured, key)]));
}
