import { isEmptyConn } from '../../../../model/state/isEmptyConn.ts';
import type { AgentRun } from '../AgentRun.ts';
import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'limits-respected';

/**
 * No table holds more than it may, nothing with content gives way while something empty is kept, and no record that the
 * kernel's buffer had no room for is counted more than once.
 */
export const limitsRespected: AgentInvariant = {
  name: NAME,
  afterPoll(run, { client, outcome, poll }, findings) {
    const { state } = run.profile;
    const add = (what: string, held: number, max: number): void => {
      const observed = `${held} ${what}`;
      if (held > max) findings.add({ invariant: NAME, expected: `at most ${max}`, observed, path: what }, poll);
    };
    add('HTTP aggregates of a client', outcome.delta.http.size, state.maxHttpStats);
    if (state.maxClientStats < 100) {
      for (const { baselineCount } of run.agent.state.listClients()) {
        add('baselines', baselineCount, state.maxClientStats);
      }
    }
    if (client !== 0 || run.hasForks || !hasDroppedContent(run)) return;
    const empty = outcome.delta.conns.find((conn) => conn.isClosed && isEmptyConn(conn, state.emptyIncludesFailures));
    if (empty === undefined) return;
    const expected = 'an empty record gives way to one with content';
    const observed = `the empty record of port ${empty.sport} was kept`;
    findings.add({ invariant: NAME, expected, observed, path: 'connection lost: closed-buffer-full' }, poll);
  },
  atEnd(run, findings) {
    const { pollingLost } = run.agent.tracer.closes.telemetry;
    if (pollingLost <= run.lostCloses) return;
    const expected = `at most ${run.lostCloses}`;
    findings.add({ invariant: NAME, expected, observed: `${pollingLost} lost samples`, path: 'lost samples' }, 0);
  },
};

/** Whether a record with content was turned away since this was last asked. */
function hasDroppedContent({ agent, ledger, flowsWithContent }: AgentRun): boolean {
  const { closedConnDroppedTcp, closedConnDroppedUdp } = agent.state.telemetry;
  if (closedConnDroppedTcp + closedConnDroppedUdp === 0) return false;
  let hasDropped = false;
  for (const flow of flowsWithContent) {
    const { fate } = ledger.flow(flow);
    if (fate.kind !== 'lost' || fate.reason !== 'closed-buffer-full') continue;
    flowsWithContent.delete(flow);
    hasDropped = true;
  }
  return hasDropped;
}
