import { Command, CommanderError } from 'commander';
import { describeError, exitStatusOf, UsageError } from '../errors.ts';
import { EXIT_STATUS } from '../errorTable.ts';
import { registerBisect } from './commands/bisect.ts';
import { registerConformance } from './commands/conformance.ts';
import { registerCoverage } from './commands/coverage.ts';
import { registerDiagnose } from './commands/diagnose.ts';
import { registerExplain } from './commands/explain.ts';
import { registerFuzz } from './commands/fuzz.ts';
import { registerImport } from './commands/import.ts';
import { registerMinimize } from './commands/minimize.ts';
import { registerProfiles } from './commands/profiles.ts';
import { registerRecord } from './commands/record.ts';
import { registerReplay } from './commands/replay.ts';
import { registerReport } from './commands/report.ts';
import { registerRun } from './commands/run.ts';
import { registerSweep } from './commands/sweep.ts';
import { registerTrace } from './commands/trace.ts';
import { registerWhatIf } from './commands/whatIf.ts';
import type { Outcome } from './outcome.ts';

/** Runs one command line. Every error ends as one message with a remedy, never as a stack trace. */
export async function runProgram(argv: readonly string[], version: string): Promise<number> {
  const outcome: Outcome = { status: EXIT_STATUS.ok };
  const program = buildProgram(version, outcome);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return outcome.status;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT_STATUS.ok;
      process.stderr.write(describeError(usageErrorOf(error)));
      return EXIT_STATUS.usage;
    }
    process.stderr.write(describeError(error));
    return exitStatusOf(error);
  }
}

function buildProgram(version: string, outcome: Outcome): Command {
  const program = new Command('flowproof')
    .description(
      'Replays recorded or written network traffic through a model of the Datadog agent and explains every hit.',
    )
    .version(version)
    .showSuggestionAfterError()
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  registerRecord(program, outcome);
  registerReplay(program, outcome);
  registerRun(program, outcome);
  registerExplain(program, outcome);
  registerDiagnose(program, outcome);
  registerMinimize(program, outcome);
  registerBisect(program, outcome);
  registerWhatIf(program, outcome);
  registerFuzz(program, outcome);
  registerReport(program, outcome);
  registerSweep(program, outcome);
  registerCoverage(program, outcome);
  registerImport(program);
  registerProfiles(program);
  registerTrace(program, outcome);
  registerConformance(program, outcome);
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
  return program;
}

/** What commander refuses, as one line. A command that is not there shows up as a wish for help. */
function usageErrorOf(error: CommanderError): UsageError {
  if (error.code === 'commander.help') {
    return new UsageError(
      'the command is missing, or there is none of that name',
      'flowproof --help lists all commands',
    );
  }
  return new UsageError(error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' '));
}
