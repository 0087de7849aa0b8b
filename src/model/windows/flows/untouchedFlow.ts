import type { DriverFlowState } from '../../events.ts';

/** A flow that nothing is known of yet. */
export const UNTOUCHED_FLOW: DriverFlowState = {
  status: 0,
  sentBytes: 0n,
  recvBytes: 0n,
  sentPackets: 0n,
  recvPackets: 0n,
  sentBytesWithHeaders: 0n,
  recvBytesWithHeaders: 0n,
  retransmits: 0,
  rttUs: 0,
  rttVarUs: 0,
  classification: 0,
  request: 0,
  response: 0,
};
