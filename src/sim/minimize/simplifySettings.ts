import { findProfile } from '../../model/profiles.ts';
import { applyToggle, differingToggles, findToggle, readToggle } from '../../model/toggles.ts';
import type { PollSchedule } from '../pollSchedule.ts';
import type { RunSettings } from '../simulate.ts';
import type { Holds } from './ddmin.ts';
import { withProfile } from '../withProfile.ts';

const PLAIN_POLL_EVERY_NS = 30_000_000_000;
const PLAIN_POLL_OFFSET_NS = 7_000_000_000;
const PLAIN_QUIET_POLLS = 2;
const PLAIN_SEED = 1;

/**
 * Takes out of the settings whatever is not needed: faults of polls, other clients, toggles, then timetable and seed
 * that are not the usual ones.
 *
 * @param holds - whether a run with other settings still shows what is looked for
 * @returns settings of which no part can be made plainer alone
 */
export async function simplifySettings(settings: RunSettings, holds: Holds<RunSettings>): Promise<RunSettings> {
  let kept = settings;
  for (let isPlainer = true; isPlainer; ) {
    isPlainer = false;
    for (const plainer of plainerSettings(kept)) {
      if (!(await holds(plainer))) continue;
      kept = plainer;
      isPlainer = true;
      break;
    }
  }
  return kept;
}

/** The same settings with one thing less. */
function plainerSettings(settings: RunSettings): RunSettings[] {
  const schedules = plainerSchedules(settings).map((schedule) => ({ ...settings, schedule }));
  const seeds = settings.seed === PLAIN_SEED ? [] : [{ ...settings, seed: PLAIN_SEED }];
  return [...schedules, ...withoutRestart(settings), ...withToggleTakenBack(settings), ...seeds];
}

function plainerSchedules({ schedule, profile }: RunSettings): PollSchedule[] {
  const { failedScans = [], lostPayloads = [], skippedPolls = [], otherClients = [], clockSteps = [] } = schedule;
  const { failedReads = new Map(), closedEventRaces = new Map() } = schedule;
  const registersAtStart = schedule.registerAtNs === 0 || !profile.processAgent.registerAtInit;
  return [
    ...lessOne(failedScans).map((less) => ({ ...schedule, failedScans: less })),
    ...lessOne(lostPayloads).map((less) => ({ ...schedule, lostPayloads: less })),
    ...lessOne(skippedPolls).map((less) => ({ ...schedule, skippedPolls: less })),
    ...lessOne(otherClients).map((less) => ({ ...schedule, otherClients: less })),
    ...lessOne(clockSteps).map((less) => ({ ...schedule, clockSteps: less })),
    ...lessOne([...failedReads]).map((less) => ({ ...schedule, failedReads: new Map(less) })),
    ...lessOne([...closedEventRaces]).map((less) => ({ ...schedule, closedEventRaces: new Map(less) })),
    ...(registersAtStart ? [] : [{ ...schedule, registerAtNs: 0 }]),
    ...(schedule.pollEveryNs === PLAIN_POLL_EVERY_NS ? [] : [{ ...schedule, pollEveryNs: PLAIN_POLL_EVERY_NS }]),
    ...(schedule.pollOffsetNs === PLAIN_POLL_OFFSET_NS ? [] : [{ ...schedule, pollOffsetNs: PLAIN_POLL_OFFSET_NS }]),
    ...(schedule.quietPolls === PLAIN_QUIET_POLLS ? [] : [{ ...schedule, quietPolls: PLAIN_QUIET_POLLS }]),
  ];
}

function withoutRestart(settings: RunSettings): RunSettings[] {
  const { windows, ...host } = settings.host;
  if (windows?.restartAfterNs === undefined) return [];
  const { restartAfterNs: _unused, ...plain } = windows;
  return [{ ...settings, host: { ...host, windows: plain } }];
}

/** One toggle as the profile has it by itself. */
function withToggleTakenBack(settings: RunSettings): RunSettings[] {
  const { profile } = settings;
  const plain = findProfile(profile.id);
  if (!plain) return [];
  return differingToggles(plain, profile).map(({ id }) => {
    const toggle = findToggle(id)!;
    return withProfile(settings, applyToggle(profile, toggle, readToggle(plain, toggle)));
  });
}

function lessOne<T>(list: readonly T[]): T[][] {
  return list.map((_, left) => list.filter((_, index) => index !== left));
}
