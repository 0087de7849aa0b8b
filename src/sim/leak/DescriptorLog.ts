import type { FdsEvent } from '../../model/events.ts';
import { StepCurve, type Window } from '../../model/leak/StepCurve.ts';
import type { ProcessLog } from './ProcessLog.ts';
import { noteActivity, noteRelease, type RecordedProcess } from './RecordedProcess.ts';

/** Families of descriptors, as a reading counts them. */
export const DESCRIPTOR_FAMILIES = [
  'tcp4',
  'tcp6',
  'udp4',
  'udp6',
  'unix',
  'otherSockets',
  'pipe',
  'anon',
  'file',
] as const;
export type DescriptorFamily = (typeof DESCRIPTOR_FAMILIES)[number];

/** What a reading counts. */
export type DescriptorCount = DescriptorFamily | 'total';

/** Readings of the descriptors of each process, in the order of time. */
export class DescriptorLog {
  private readonly byProcess = new Map<RecordedProcess, FdsEvent[]>();
  private readonly processes: ProcessLog;

  constructor(processes: ProcessLog) {
    this.processes = processes;
  }

  observe(reading: FdsEvent): void {
    const process = this.processes.of(reading.pid, reading.tNs);
    const readings = this.byProcess.get(process) ?? [];
    this.byProcess.set(process, readings);
    const before = readings.at(-1);
    if (before && reading.total > before.total) noteActivity(process, reading.tNs);
    if (before && reading.total < before.total) noteRelease(process, before.tNs);
    readings.push(reading);
  }

  /** How many readings of a process lie in the window. */
  readingsIn(process: RecordedProcess, { startNs, endNs }: Window): number {
    const readings = this.byProcess.get(process) ?? [];
    return readings.filter(({ tNs }) => tNs >= startNs && tNs < endNs).length;
  }

  /** One count over time. Before the first reading it is what that one found. */
  curve(process: RecordedProcess, count: DescriptorCount): StepCurve {
    const readings = this.byProcess.get(process) ?? [];
    const values = readings.map((reading) => ({ tNs: reading.tNs, value: reading[count] }));
    return StepCurve.ofReadings(values[0] ? [{ tNs: 0, value: values[0].value }, ...values] : []);
  }
}
