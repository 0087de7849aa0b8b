import type { AgentProfile } from '../model/profile.ts';
import type { RunSettings } from './simulate.ts';

/**
 * The settings with another profile. Whether the process-agent registers at its start is a rule of the profile and
 * stands in the timetable too, so both change together.
 */
export function withProfile(settings: RunSettings, profile: AgentProfile): RunSettings {
  const { schedule } = settings;
  const registered = settings.profile.processAgent.registerAtInit;
  const registers = profile.processAgent.registerAtInit;
  if (registered === registers) return { ...settings, profile };
  return { ...settings, profile, schedule: { ...schedule, registerAtNs: registers ? 0 : undefined } };
}
