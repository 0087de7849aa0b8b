import type { RunSteps, Step } from '../../determinism/Step.ts';
import type { AgentRun } from './AgentRun.ts';
import { showPlace } from './showPlace.ts';

/** What a run leaves behind, step by step: polls, what each client was told, fates. Equal for two runs of one case. */
export function stepsOfAgentRun(run: AgentRun): RunSteps {
  const polls = run.pollTimes.map((atMs, poll): Step => [`poll ${poll}`, `at ${atMs} ms`]);
  const told = run.distinctPlaces.flatMap((place) =>
    place.records.map(({ pid, sums }): Step => {
      const each = sums.map(({ sentBytes, recvBytes, closed }) => `${sentBytes}/${recvBytes}/${closed}`).join(' ');
      return [`connection ${showPlace(place, pid)}`, each];
    }),
  );
  const hits = run.ledger.hits().map(({ hit, side, fate, cause }): Step => {
    const place = 'stage' in fate ? fate.stage : 'reason' in fate ? fate.reason : fate.service;
    return [`hit ${hit}`, `${side} ${fate.kind} ${place}, event ${cause}`];
  });
  return { choices: [], effects: [polls.filter(Boolean), told, hits] };
}
