import { type ByteText, u16Text, u64Text } from '../byteText.ts';
import type { WindowsProfile } from '../windowsProfile.ts';

/** What the agent tells the driver about HTTP. */
export interface DriverHttpSettings {
  /** Transactions that the driver keeps (u64). */
  readonly maxTransactions: number;
  /** Waiting transactions at which the driver signals (u64). */
  readonly notificationThreshold: number;
  /** Bytes of a request that are kept; also the size of the agent's path buffer. */
  readonly maxRequestFragment: number;
}

/** The largest fragment that the driver takes. */
const MAX_REQUEST_FRAGMENT = 512;

/**
 * The settings that a configuration leads to: too large a fragment is cut, and a threshold that the limit of
 * transactions would never let happen becomes half of that limit.
 *
 * @upstream datadog-agent pkg/network/config/adjust_usm.go adjustUSM @ c45d449
 */
export function driverHttpSettings(
  profile: Pick<WindowsProfile, 'httpMaxRequestFragment' | 'maxTrackedHttpConnections' | 'httpNotificationThreshold'>,
): DriverHttpSettings {
  const maxTransactions = profile.maxTrackedHttpConnections;
  const threshold = profile.httpNotificationThreshold;
  return {
    maxTransactions,
    notificationThreshold: threshold < maxTransactions ? threshold : Math.floor(maxTransactions / 2),
    maxRequestFragment: Math.min(profile.httpMaxRequestFragment, MAX_REQUEST_FRAGMENT),
  };
}

/**
 * The settings as the driver reads them, 20 bytes. The last field is always on: flows that HTTP.sys serves are left to
 * event tracing.
 */
export function driverHttpSettingsText(settings: DriverHttpSettings): ByteText {
  const leavesHttpSysToEtw = u16Text(1);
  return (
    u64Text(BigInt(settings.maxTransactions)) +
    u64Text(BigInt(settings.notificationThreshold)) +
    u16Text(settings.maxRequestFragment) +
    leavesHttpSysToEtw
  );
}
