import { describe, expect, it } from 'vitest';
import { AgentTimers } from '../../src/model/agentTimers.ts';
import { NO_LEDGER } from '../../src/model/ledger/hitLedger.ts';
import { AgentPipeline } from '../../src/model/pipeline.ts';
import { findProfile } from '../../src/model/profiles.ts';
import { SeededChoices } from '../../src/sim/seededChoices.ts';
import { taskAt, tcpSocket } from './kernel/closingHost.ts';

const MINUTE_NS = 60_000_000_000;

describe('AgentTimers', () => {
  it('fires at every multiple of each interval, in order of time', () => {
    const fired: string[] = [];
    const timers = new AgentTimers();
    timers.every(30, (nowNs) => fired.push(`slow ${nowNs}`));
    timers.every(20, (nowNs) => fired.push(`fast ${nowNs}`));
    timers.advanceTo(19);
    expect(fired).toEqual([]);
    timers.advanceTo(60);
    expect(fired).toEqual(['fast 20', 'slow 30', 'fast 40', 'slow 60', 'fast 60']);
    timers.advanceTo(79);
    expect(fired).toHaveLength(5);
  });

  it('never fires what has no end of its interval', () => {
    const timers = new AgentTimers();
    timers.every(Number.POSITIVE_INFINITY, () => expect.unreachable());
    timers.advanceTo(Number.MAX_SAFE_INTEGER);
  });
});

describe('the timers of a pipeline', () => {
  it('forget a connect that led to nothing at the first cleaning after half an hour', () => {
    const profile = findProfile('agent-7.60')!;
    const pipeline = new AgentPipeline({
      profile,
      choices: new SeededChoices(1),
      ledger: NO_LEDGER,
      processes: { scan: () => [], serviceOf: () => '' },
      cpuCount: 1,
      monotonicBaseNs: 0n,
      wallBaseNs: 0n,
    });
    pipeline.kernel.tcp.connect(taskAt(1), tcpSocket());
    pipeline.advanceTo(30 * MINUTE_NS);
    expect(pipeline.kernel.state.maps.ongoingConnects.size).toBe(1);
    pipeline.advanceTo(35 * MINUTE_NS);
    expect(pipeline.kernel.state.maps.ongoingConnects.size).toBe(0);
    expect(pipeline.kernel.state.telemetry.get('ongoing_connect_pid_cleaned')).toBe(1);
  });
});
