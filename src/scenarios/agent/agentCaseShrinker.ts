import type { CaseShrinker } from '../workload/CaseShrinker.ts';
import { shrinkerOf } from '../workload/shrinkerOf.ts';
import type { AgentCase, CaseOp } from './AgentCase.ts';
import { agentCaseArbitrary } from './agentCaseArbitrary.ts';

const byParts = shrinkerOf(agentCaseArbitrary());

/** Makes cases of the agent small. Sockets that nothing names any more go last, and the others take their numbers. */
export const agentCaseShrinker: CaseShrinker<AgentCase> = {
  isCase: (data): data is AgentCase => byParts.isCase(data),
  shrink(made, fails) {
    const first = byParts.shrink(made, fails);
    const compact = withoutUnusedSockets(first.made);
    if (compact.sockets.length === first.made.sockets.length || !fails(compact)) return first;
    const second = byParts.shrink(compact, fails);
    return { made: second.made, shrinks: first.shrinks + 1 + second.shrinks };
  },
};

function withoutUnusedSockets(made: AgentCase): AgentCase {
  const used = made.sockets.map((_socket, index) => made.ops.some((op) => 'socket' in op && op.socket === index));
  const numbers = used.map((_isUsed, index) => used.slice(0, index).filter(Boolean).length);
  const ops = made.ops
    .filter((op) => !('socket' in op) || used[op.socket] === true)
    .map((op): CaseOp => ('socket' in op ? { ...op, socket: numbers[op.socket] ?? 0 } : op));
  return { ...made, ops, sockets: made.sockets.filter((_socket, index) => used[index]) };
}
