import { prepareRun, type PreparedRun } from '../runs/prepareRun.ts';
import { runEvents } from '../runs/runEvents.ts';
import type { RunResult } from '../sim/runResult.ts';
import { commandLine, flagsOf, type RunChoices } from './RunChoices.ts';
import { withOrigin } from './runOrigin.ts';

/**
 * Replays a recorded trace through the agent, as `flowproof replay` does.
 *
 * @param file - `*.msgpack` or `*.msgpack.gz`, from the folder in which the tests run
 * @throws FlowproofError: a file that is missing or damaged, a choice that does not exist
 */
export async function runTrace(file: string, choices: RunChoices = {}): Promise<RunResult> {
  return runPrepared(await prepareRun(file, flagsOf(choices)), file, choices);
}

/** Runs what is prepared, and remembers where the result comes from. */
export async function runPrepared(prepared: PreparedRun, source: string, choices: RunChoices): Promise<RunResult> {
  const run = await runEvents(prepared.settings, prepared.events);
  const explain = `${commandLine('explain', source, choices)} --lost`;
  return withOrigin(run, { source, explain, isTainted: prepared.isTainted() });
}
