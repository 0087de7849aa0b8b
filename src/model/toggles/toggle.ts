/** One thing that can be overridden in a profile: a rule that changed, a defect, or a limit. */
export interface Toggle {
  readonly id: string;
  /** Part of the profile and field that it sets. */
  readonly section: 'kernel' | 'delivery' | 'state' | 'usm' | 'join' | 'processAgent' | 'windows';
  readonly field: string;
  /**
   * Allowed values; `number` is any whole number from 0 on, `numbers` such numbers with commas between them, `rules`
   * replace rules (`pattern=>replacement`, spaces between them). On/off toggles have `on` and `off`.
   */
  readonly values: readonly string[] | 'number' | 'numbers' | 'rules';
  /** What it changes, in one sentence. */
  readonly about: string;
  /** When it changed and where that is written; `-` for a configuration setting. */
  readonly changed: string;
}

/** Values of a switch. */
export const ON_OFF = ['off', 'on'] as const;

/** One toggle, written in one line of a table. */
export function toggle(
  id: string,
  section: Toggle['section'],
  field: string,
  values: Toggle['values'],
  about: string,
  changed: string,
): Toggle {
  return { id, section, field, values, about, changed };
}
