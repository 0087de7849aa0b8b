import type { IpTranslation, ProtocolStack } from '../connStats.ts';
import { PROTOCOL_UNKNOWN } from '../protocolType.ts';

/** Which port of a connection does not count for aggregation, because the connection was short-lived. */
export interface RolledUpPorts {
  readonly source: boolean;
  readonly dest: boolean;
}

/**
 * Whether two translations allow their connections to be reported as one.
 *
 * A missing translation goes with any other, so such a record joins the first group whatever its translation.
 */
export function areTranslationsCompatible(
  a: IpTranslation | undefined,
  b: IpTranslation | undefined,
  rolledUp: RolledUpPorts,
): boolean {
  if (a === undefined || b === undefined || a === b) return true;
  return (
    a.replSrcIp === b.replSrcIp &&
    a.replDstIp === b.replDstIp &&
    (rolledUp.dest || a.replSrcPort === b.replSrcPort) &&
    (rolledUp.source || a.replDstPort === b.replDstPort)
  );
}

/** Whether two protocol stacks allow their connections to be reported as one: equal, or one entirely unknown. */
export function areStacksCompatible(a: ProtocolStack, b: ProtocolStack): boolean {
  if (isUnknown(a) || isUnknown(b)) return true;
  return a.api === b.api && a.application === b.application && a.encryption === b.encryption;
}

function isUnknown(stack: ProtocolStack): boolean {
  return (
    stack.api === PROTOCOL_UNKNOWN && stack.application === PROTOCOL_UNKNOWN && stack.encryption === PROTOCOL_UNKNOWN
  );
}
