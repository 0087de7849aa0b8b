import type { Choices } from '../choices.ts';
import type { Tracker } from '../ledger/tracker.ts';
import type { StateProfile } from '../profile.ts';
import type { EphemeralRanges } from './EphemeralRanges.ts';
import type { StateTelemetry } from './stateTelemetry.ts';

/**
 * What every rule of the state needs beside its data.
 *
 * There are two per state: the tracker of the ledger's audience client, and for all other clients one that does
 * nothing. Everything else is shared.
 */
export interface StateContext {
  readonly profile: StateProfile;
  readonly telemetry: StateTelemetry;
  readonly choices: Choices;
  readonly tracker: Tracker;
  /** Where the host has more than one range (Windows); it then stands for the profile's. */
  readonly ephemeralRanges?: EphemeralRanges;
}
