import { assertNever } from '../../../model/assert.ts';
import { applyToggle, findToggle } from '../../../model/toggles.ts';
import type { Fault, FaultCase } from '../../../scenarios/faults/FaultCase.ts';
import type { OtherClient, PollSchedule } from '../../pollSchedule.ts';
import type { RunSettings } from '../../simulate.ts';

const MS_NS = 1_000_000;

/** The settings of a run with everything that goes wrong in it; what its platform does not know has no effect. */
export function applyFaults(settings: RunSettings, { faults, seed }: FaultCase): RunSettings {
  return faults.reduce<RunSettings>(applyFault, { ...settings, seed });
}

function applyFault(settings: RunSettings, fault: Fault): RunSettings {
  const { schedule, profile, host } = settings;
  const scheduled = (changes: Partial<PollSchedule>): RunSettings => ({
    ...settings,
    schedule: { ...schedule, ...changes },
  });
  switch (fault.fault) {
    case 'first-poll':
      return scheduled({ pollOffsetNs: fault.atMs * MS_NS });
    case 'late-poll':
      return scheduled({ latePolls: new Map([...(schedule.latePolls ?? []), [fault.place, fault.byMs * MS_NS]]) });
    case 'skipped-poll':
      return scheduled({ skippedPolls: [...(schedule.skippedPolls ?? []), fault.place] });
    case 'lost-payload':
      return scheduled({ lostPayloads: [...(schedule.lostPayloads ?? []), fault.poll] });
    case 'failed-scan':
      return scheduled({ failedScans: [...(schedule.failedScans ?? []), fault.poll] });
    case 'late-registration':
      return scheduled({ registerAtNs: fault.atMs * MS_NS });
    case 'other-client':
      return scheduled({ otherClients: [...(schedule.otherClients ?? []), otherClient(schedule, fault)] });
    case 'small-limit':
      return { ...settings, profile: applyToggle(profile, findToggle(fault.limit)!, String(fault.value)) };
    case 'clock-offset':
      return { ...settings, host: { ...host, wallBaseNs: (host.wallBaseNs ?? 0n) + BigInt(fault.byMs * MS_NS) } };
    case 'clock-step': {
      const step = { atNs: fault.atMs * MS_NS, byNs: fault.byMs * MS_NS };
      return scheduled({ clockSteps: [...(schedule.clockSteps ?? []), step] });
    }
    case 'lost-close':
      return { ...settings, host: { ...host, lostCloses: new Set([...(host.lostCloses ?? []), fault.record]) } };
    case 'late-translations': {
      const lateTranslationsNs = Math.max(host.lateTranslationsNs ?? 0, fault.byMs * MS_NS);
      return { ...settings, host: { ...host, lateTranslationsNs } };
    }
    case 'failed-read':
      return scheduled({ failedReads: new Map([...(schedule.failedReads ?? []), [fault.poll, fault.table]]) });
    case 'closed-event-race':
      return scheduled({ closedEventRaces: new Map([...(schedule.closedEventRaces ?? []), [fault.poll, fault.race]]) });
    case 'missed-event':
      return onWindows(settings, ({ missedEtw = new Set() }) => ({ missedEtw: new Set([...missedEtw, fault.cseq]) }));
    case 'restart':
      return onWindows(settings, () => ({ restartAfterNs: fault.afterMs * MS_NS }));
    default:
      return assertNever(fault);
  }
}

type Windows = NonNullable<RunSettings['host']['windows']>;

function onWindows(settings: RunSettings, changes: (windows: Windows) => Partial<Windows>): RunSettings {
  const { host } = settings;
  if (!host.windows) return settings;
  return { ...settings, host: { ...host, windows: { ...host.windows, ...changes(host.windows) } } };
}

function otherClient(
  { otherClients = [] }: PollSchedule,
  { everyMs, offsetMs }: Extract<Fault, { readonly fault: 'other-client' }>,
): OtherClient {
  return {
    id: `fault ${otherClients.length}`,
    registerAtNs: 0,
    pollEveryNs: everyMs * MS_NS,
    pollOffsetNs: offsetMs * MS_NS,
  };
}
