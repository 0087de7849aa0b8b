import type { AgentRun } from '../AgentRun.ts';
import type { DeliveredPoll } from '../DeliveredPoll.ts';
import type { Findings } from '../Findings.ts';

/** Something that must hold in every life of an agent. */
export interface AgentInvariant {
  readonly name: string;
  /** After a poll, when the sums of what its client was told do not hold the payload yet. */
  readonly beforeSums?: ((run: AgentRun, poll: DeliveredPoll, findings: Findings) => void) | undefined;
  /** After a poll, when they do. */
  readonly afterPoll?: ((run: AgentRun, poll: DeliveredPoll, findings: Findings) => void) | undefined;
  /** After the quiet polls that follow the last operation. */
  readonly atEnd?: ((run: AgentRun, findings: Findings) => void) | undefined;
}
