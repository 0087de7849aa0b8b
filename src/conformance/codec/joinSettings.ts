import type { JoinSettings } from '../../model/join/UsmConnectionIndex.ts';
import type { JsonObject } from '../vector.ts';
import { booleanOf, numbersOf } from './fields.ts';

/**
 * Reads the settings of the join: `platform`, `enableConnectionRollup` and `ephemeralRange`.
 *
 * The Windows vectors were made on another platform, hence with that platform's key list.
 */
export function joinSettings(config: JsonObject): JoinSettings {
  const [first = 0, last = 0] = numbersOf(config, 'ephemeralRange');
  return {
    lookup: config['platform'] === 'windows' ? 'windows-all-keys' : 'linux',
    usmConnectionRollup: booleanOf(config, 'enableConnectionRollup'),
    ephemeralRange: [first, last],
  };
}
