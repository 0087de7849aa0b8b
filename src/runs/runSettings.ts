import { UsageError } from '../errors.ts';
import type { AgentProfile } from '../model/profile.ts';
import { DEFAULT_PROFILE_ID, findProfile, PROFILES } from '../model/profiles.ts';
import { applyToggle, findToggle, refuseToggleValue } from '../model/toggles.ts';
import { parseDuration } from '../scenarios/duration.ts';

/** What overrides a workload's own settings, in the words of the command line. */
export interface RunFlags {
  readonly profile?: string;
  readonly toggle?: readonly string[];
  readonly pollEvery?: string;
  readonly pollOffset?: string;
  readonly seed?: string;
  /** When system-probe is started again after it has died (Windows). */
  readonly restartAfter?: string;
  /** Longest time of a stored case that may not end. */
  readonly caseTime?: string;
  /** What the agent's socket filter is fed from: `packets` or `heads`. */
  readonly httpFrom?: string;
  readonly allowTruncated?: boolean;
  /** Remember the fate of every hit, however long the trace. */
  readonly fates?: boolean;
  /** Run everything twice and compare. */
  readonly checkDeterminism?: boolean;
  readonly json?: boolean;
}

/**
 * The profile that the options name, with toggles applied.
 *
 * @param base - profile and toggles of a scenario, which the options override
 * @throws UsageError
 */
export function chooseProfile(
  flags: RunFlags,
  base: { readonly profile: string | undefined; readonly toggles: ReadonlyMap<string, string> },
): AgentProfile {
  const name = flags.profile ?? base.profile ?? DEFAULT_PROFILE_ID;
  const profile = findProfile(name);
  if (!profile) {
    const known = PROFILES.map(({ id }) => id).join(', ');
    throw new UsageError(`no profile is called ${name}`, `known profiles: ${known}, latest`);
  }
  const toggles = [...base.toggles, ...(flags.toggle ?? []).map(splitToggle)];
  return toggles.reduce((current, [id, value]) => withToggle(current, id, value), profile);
}

/** Id and value of `id=value`. @throws UsageError */
export function splitToggle(text: string): [string, string] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new UsageError(`--toggle ${text} has no value`, 'write --toggle id=value');
  return [text.slice(0, equals), text.slice(equals + 1)];
}

function withToggle(profile: AgentProfile, id: string, value: string): AgentProfile {
  const toggle = findToggle(id);
  if (!toggle) throw new UsageError(`no toggle is called ${id}`, '`flowproof profiles` lists all toggles');
  const refusal = refuseToggleValue(toggle, value);
  if (refusal !== undefined) throw new UsageError(`toggle ${id} cannot be ${value}`, `it is ${refusal}`);
  return applyToggle(profile, toggle, value);
}

/** A duration option in ns. @throws UsageError */
export function durationFlag(name: string, text: string | undefined, fallbackNs: number): number {
  if (text === undefined) return fallbackNs;
  const ns = parseDuration(text);
  if (ns === undefined) throw new UsageError(`${name} ${text} is no duration`, 'write for example 30s or 250ms');
  return ns;
}

/** A whole number option. @throws UsageError */
export function integerFlag(name: string, text: string | undefined, fallback: number, max = 0xffff_ffff): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!/^\d{1,10}$/.test(text) || value > max) {
    throw new UsageError(`${name} ${text} is no whole number from 0 to ${max}`);
  }
  return value;
}
