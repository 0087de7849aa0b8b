import { findProfile, PROFILES } from '../../model/profiles.ts';
import { applyToggle, differingToggles, findToggle, refuseToggleValue, type Toggle } from '../../model/toggles.ts';
import { parseDuration, POLL_EVERY_MIN_NS } from '../../scenarios/duration.ts';
import { exactDuration } from '../../scenarios/exactDuration.ts';
import { withChanges } from '../bisect/toggleChange.ts';
import type { RunSettings } from '../simulate.ts';
import { withProfile } from '../withProfile.ts';

/** One thing that a sweep varies, with all its values as text. */
export interface Axis {
  /** `seed`, `poll.offset`, `poll.every`, `profile` or `toggle:ID`. */
  readonly name: string;
  readonly values: readonly string[];
  readonly apply: (settings: RunSettings, value: string) => RunSettings;
}

/** An axis that was understood, or what is wrong with its text. */
export type ParsedAxis = { readonly axis: Axis } | { readonly problem: string };

/** Values of one axis at most. */
export const AXIS_VALUES_MAX = 50_000;
const SEED_MAX = 0xffff_ffff;

/** How values of one kind are read, and written so that they read back. */
interface Scale {
  readonly read: (text: string) => number | undefined;
  readonly write: (value: number) => string;
  /** Step of a range that names none; `undefined`: it must name one. */
  readonly step: number | undefined;
  readonly min: number;
  readonly max: number;
}

const NUMBERS: Scale = { read: readNumber, write: String, step: 1, min: 0, max: SEED_MAX };
const DURATIONS: Scale = {
  read: parseDuration,
  write: exactDuration,
  step: undefined,
  min: 0,
  max: Number.MAX_SAFE_INTEGER,
};

/**
 * Reads `name=values`; values are a list with commas, and numbers and durations also ranges `FROM..TO/STEP`.
 *
 * ```ts
 * parseAxis('seed=1..200');
 * parseAxis('poll.offset=1s..31s/500ms');
 * parseAxis('toggle:close-gate=flag-map,delete');
 * ```
 */
export function parseAxis(text: string): ParsedAxis {
  const equals = text.indexOf('=');
  const name = text.slice(0, Math.max(0, equals));
  const given = text.slice(equals + 1);
  if (equals < 1 || given === '') return { problem: 'not of the form name=values' };
  if (name === 'seed') return scaled(name, given, NUMBERS, (settings, seed) => ({ ...settings, seed }));
  if (name === 'poll.offset') {
    return scaled(name, given, DURATIONS, (settings, pollOffsetNs) => ({
      ...settings,
      schedule: { ...settings.schedule, pollOffsetNs },
    }));
  }
  if (name === 'poll.every') {
    return scaled(name, given, { ...DURATIONS, min: POLL_EVERY_MIN_NS }, (settings, pollEveryNs) => ({
      ...settings,
      schedule: { ...settings.schedule, pollEveryNs },
    }));
  }
  if (name === 'profile') return profileAxis(given);
  if (name.startsWith('toggle:')) return toggleAxis(name, given);
  return { problem: `there is no ${name}; known: seed, poll.offset, poll.every, profile, toggle:ID` };
}

function scaled(
  name: string,
  given: string,
  scale: Scale,
  apply: (settings: RunSettings, value: number) => RunSettings,
): ParsedAxis {
  const values = valuesOf(given, scale);
  if (typeof values === 'string') return { problem: values };
  const axis: Axis = {
    name,
    values: values.map(scale.write),
    apply: (settings, value) => apply(settings, scale.read(value) ?? 0),
  };
  return { axis };
}

/** All numbers of a list of numbers and ranges, or what is wrong. */
function valuesOf(given: string, scale: Scale): number[] | string {
  const values: number[] = [];
  for (const part of given.split(',')) {
    const [range = '', stepText] = part.split('/');
    const [fromText = '', toText = fromText] = range.split('..');
    const from = scale.read(fromText);
    const to = scale.read(toText);
    const step = stepText === undefined ? (from === to ? 1 : scale.step) : scale.read(stepText);
    if (from === undefined || to === undefined) return `${part} is no value and no range FROM..TO/STEP`;
    if (step === undefined || step <= 0) return `${part} needs a step, for example ${range}/1s`;
    if (to < from) return `${part} ends before it begins`;
    if (from < scale.min || to > scale.max) return `${part} is not from ${scale.write(scale.min)} to ${scale.max}`;
    if (values.length + (to - from) / step > AXIS_VALUES_MAX) return `more than ${AXIS_VALUES_MAX} values`;
    for (let value = from; value <= to; value += step) values.push(value);
  }
  return values;
}

function profileAxis(given: string): ParsedAxis {
  const ids = given === 'all' ? PROFILES.map(({ id }) => id) : given.split(',');
  const unknown = ids.find((id) => !findProfile(id));
  if (unknown !== undefined) return { problem: `no profile is called ${unknown}` };
  return { axis: { name: 'profile', values: ids, apply: withNamedProfile } };
}

/** Toggles that the settings override stay overridden. */
function withNamedProfile(settings: RunSettings, id: string): RunSettings {
  const plain = findProfile(settings.profile.id);
  const next = findProfile(id);
  if (!next) return settings;
  return withProfile(settings, withChanges(next, plain ? differingToggles(plain, settings.profile) : []));
}

function toggleAxis(name: string, given: string): ParsedAxis {
  const toggle = findToggle(name.slice('toggle:'.length));
  if (!toggle) return { problem: `no toggle is called ${name.slice('toggle:'.length)}` };
  if (toggle.values === 'number') {
    return scaled(name, given, { ...NUMBERS, max: 999_999_999 }, (settings, value) =>
      withProfile(settings, applyToggle(settings.profile, toggle, String(value))),
    );
  }
  const values = valuesOfToggle(toggle, given);
  const refused = values.map((value) => [value, refuseToggleValue(toggle, value)] as const);
  const [value, refusal] = refused.find(([, why]) => why !== undefined) ?? [];
  if (refusal !== undefined) return { problem: `${toggle.id} cannot be ${value}: it is ${refusal}` };
  const apply = (settings: RunSettings, text: string): RunSettings =>
    withProfile(settings, applyToggle(settings.profile, toggle, text));
  return { axis: { name, values, apply } };
}

/** A value that has commas itself can only stand alone. */
function valuesOfToggle({ values }: Toggle, given: string): string[] {
  return values === 'numbers' || values === 'rules' ? [given] : given.split(',');
}

function readNumber(text: string): number | undefined {
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
