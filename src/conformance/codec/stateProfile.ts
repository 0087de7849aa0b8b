import type { StateProfile } from '../../model/profile.ts';
import { findProfile } from '../../model/profiles.ts';
import type { JsonObject } from '../vector.ts';
import { booleanOf, MalformedVectorError, numberOf, numbersOf, textOf } from './fields.ts';

const PROFILE_BY_VERSION: Readonly<Record<string, string>> = { '2024-10': 'agent-7.60', '2026-05': 'agent-2026-05' };

/**
 * The state profile that a vector's `config` describes. A limit that is not given keeps the profile's default.
 *
 * @param version - agent generation for a config that names none
 */
export function stateProfileFromJson(config: JsonObject, version = '2024-10'): StateProfile {
  const named = textOf(config, 'version') || version;
  const base = findProfile(PROFILE_BY_VERSION[named] ?? '')?.state;
  if (base === undefined) throw new MalformedVectorError(`field version: unknown generation ${named}`);
  const limit = (field: string, fallback: number): number =>
    config[field] === undefined ? fallback : numberOf(config, field);
  const ports = numbersOf(config, 'dnsMonitoringPorts');
  const range = numbersOf(config, 'ephemeralRange');
  return {
    ...base,
    platform: textOf(config, 'platform') === 'windows' ? 'windows' : 'linux',
    lingeringFlowRule: named === '2026-05' && booleanOf(config, 'lingeringFlowRule'),
    dnsPorts: named === '2026-05' && ports.length > 0 ? ports : base.dnsPorts,
    clientExpiryMs: limit('clientExpiryMs', base.clientExpiryMs),
    maxClosedConns: limit('maxClosedConns', base.maxClosedConns),
    maxClientStats: limit('maxClientStats', base.maxClientStats),
    maxDnsStats: limit('maxDNSStats', base.maxDnsStats),
    maxHttpStats: limit('maxHTTPStats', base.maxHttpStats),
    connectionRollup: booleanOf(config, 'enableConnectionRollup'),
    processEvents: booleanOf(config, 'processEventConsumerEnabled'),
    ephemeralRange: [range[0] ?? 0, range[1] ?? 0],
    // The answers of both generations come from the HTTP statistics of October 2024.
    mergedHttpTags: 'single-samples',
  };
}
