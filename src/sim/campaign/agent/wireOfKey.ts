import type { ConnectionKey } from '../../../model/httpStats.ts';
import type { AgentRun } from './AgentRun.ts';
import type { Wire, WireEnds } from './Wire.ts';

/** The wire whose packets have these ends, whichever of them is taken for the client. */
export function wireOfKey(run: AgentRun, key: ConnectionKey): Wire | undefined {
  for (const wire of run.wires) {
    if (hasEnds(wire.ends.translated, key) || hasEnds(wire.ends.raw, key)) return wire;
  }
  return undefined;
}

/** Whether ends and key are of one connection; the key may start at either end. */
export function hasEnds(ends: WireEnds, key: ConnectionKey): boolean {
  return startsAtClient(ends, key) || startsAtServer(ends, key);
}

/** Whether the key takes the client for the client. */
export function startsAtClient({ clientIp, clientPort, serverIp, serverPort }: WireEnds, key: ConnectionKey): boolean {
  return key.srcPort === clientPort && key.dstPort === serverPort && key.srcIp === clientIp && key.dstIp === serverIp;
}

function startsAtServer({ clientIp, clientPort, serverIp, serverPort }: WireEnds, key: ConnectionKey): boolean {
  return key.srcPort === serverPort && key.dstPort === clientPort && key.srcIp === serverIp && key.dstIp === clientIp;
}
