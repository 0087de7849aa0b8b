import { UsageError } from '../errors.ts';
import { digestOf } from '../report/digest.ts';
import { renderClients } from '../report/renderClients.ts';
import type { RunFlags } from '../runs/runSettings.ts';
import { loadClientScenario } from '../scenarios/goclient/loadClientScenario.ts';
import { clientReport } from '../sim/goclient/clientReport.ts';
import { runClientScenario } from '../sim/goclient/runClientScenario.ts';
import type { Violation } from '../sim/runResult.ts';

/** What became of a scenario of HTTP clients. */
export interface ClientsOutcome {
  readonly scenario: string;
  readonly title: string;
  readonly verdict: 'pass' | 'fail';
  readonly differences: readonly Violation[];
  readonly digest: string;
  readonly runs: ReturnType<typeof clientReport>;
}

/** Options of a run of the agent, which an application with HTTP clients has no use for. */
const AGENT_FLAGS = [
  ['--profile', 'profile'],
  ['--toggle', 'toggle'],
  ['--poll-every', 'pollEvery'],
  ['--poll-offset', 'pollOffset'],
  ['--seed', 'seed'],
  ['--restart-after', 'restartAfter'],
  ['--http-from', 'httpFrom'],
] as const;

/** Runs a scenario of an application with Go HTTP clients, with all its what-ifs. @throws UsageError, ScenarioError */
export function runClients(directory: string, flags: RunFlags & { readonly seeds?: string }): ClientsOutcome {
  const scenario = loadClientScenario(directory);
  const strange = AGENT_FLAGS.find(([, key]) => flags[key] !== undefined && flags[key].length > 0)?.[0];
  const refused = strange ?? (flags.seeds === undefined ? undefined : '--seeds');
  if (refused !== undefined) {
    throw new UsageError(`${refused} cannot be used with ${scenario.name}: it has HTTP clients and no agent`);
  }
  const outcomes = runClientScenario(scenario);
  const runs = clientReport(scenario, outcomes);
  const differences = outcomes.flatMap(({ whatIf, missed }) =>
    missed.map(({ what, expected, observed }) => ({
      invariant: whatIf === undefined ? 'expectation' : `what if ${whatIf}`,
      expected: `${what} = ${expected}`,
      observed,
      poll: 0,
    })),
  );
  return {
    scenario: scenario.name,
    title: scenario.title,
    verdict: differences.length > 0 ? 'fail' : 'pass',
    differences,
    digest: digestOf({ scenario: scenario.name, runs }),
    runs,
  };
}

/** What the outcome adds to the one line that every scenario has. */
export function renderClientRuns({ runs }: ClientsOutcome): string {
  return renderClients(runs);
}
