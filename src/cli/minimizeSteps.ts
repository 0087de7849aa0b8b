import { assertNever } from '../model/assert.ts';
import type { MinimizedLine } from '../report/renderMinimized.ts';
import { loadScenario, loadScenarioData } from '../scenarios/loadScenario.ts';
import type { Scenario, Workload } from '../scenarios/scenario.ts';
import { scenarioFromData } from '../scenarios/scenarioFromData.ts';
import { SearchCut } from '../sim/SearchCut.ts';
import { minimizeDocument } from '../sim/minimize/minimizeDocument.ts';
import { entriesOf, isPlainMap, type Plain, plainAt } from '../sim/minimize/plainData.ts';
import { simulateList } from '../sim/runFunction.ts';
import type { RunResult } from '../sim/runResult.ts';
import type { MinimizedInput, MinimizeRequest } from './minimizeInput.ts';
import { preparedScenario } from '../runs/prepareRun.ts';
import type { RunFlags } from '../runs/runSettings.ts';
import { expectOf } from './scenarioOfRun.ts';
import { type LoadedWorkload, scriptWorkload } from '../runs/scriptWorkload.ts';
import { windowsWorkload } from '../runs/windowsWorkload.ts';

/** Names tell the reader what is what, and half a command line would be of no program. */
const UNTOUCHED = new Set(['argv', 'service', 'title', 'profile', 'expect']);
const COUNTS = new Set(['repeat', 'lingering', 'late-times', 'cpus', 'quiet-polls', 'seed']);

/** Makes a written scenario smaller step by step and key by key. */
export async function minimizeSteps(request: MinimizeRequest): Promise<MinimizedInput> {
  const { location, flags, condition, runsMax, progress, stop } = request;
  const scenario = loadScenario(location);
  const { kind } = scenario.workload;
  const document = withFlags(loadScenarioData(location) as Plain, flags);
  const steps = ['workload', kind, 'steps'];
  const run = (of: Scenario): RunResult => {
    const { settings, events } = preparedScenario(of, workloadOf(of), flagsOfScenario(flags));
    return simulateList(settings, events);
  };
  const parse = (tried: Plain): Scenario | undefined => scenarioFromData(tried, scenario);
  const wanted = condition(run(parse(document) ?? scenario));
  let runs = 0;
  let refused = 0;
  let isMinimal = true;
  let small = document;
  const holds = async (tried: Plain): Promise<boolean> => {
    const made = parse(tried);
    if (!made) return false;
    if (runs >= (runsMax ?? Infinity) || !(await stop.mayGoOn())) throw new SearchCut();
    runs += 1;
    progress.show(() => `${entriesOf(plainAt(tried, steps)).length} steps left, ${runs} runs`);
    try {
      if (!wanted.holds(run(made))) return false;
    } catch {
      refused += 1;
      return false;
    }
    small = tried;
    return true;
  };
  const roots = [steps, ['agent'], ['toggles'], ['workload', kind], []];
  try {
    small = await minimizeDocument(document, { holds, roots, untouched: UNTOUCHED, counts: COUNTS });
  } catch (error) {
    if (!(error instanceof SearchCut)) throw error;
    isMinimal = false;
  }
  const result = run(parse(small) ?? scenario);
  const left = entriesOf(plainAt(small, steps));
  return {
    source: scenario.name,
    unit: 'step',
    while: wanted.text,
    before: entriesOf(plainAt(document, steps)).length,
    left: left.length,
    runs,
    refused,
    isMinimal,
    result,
    lines: left.map(([, step]) => describeStep(step)),
    isInconclusive: false,
    scenario: (heading) => ({
      document: { ...(small as object), title: heading, expect: expectOf(result) },
      trace: undefined,
    }),
  };
}

function workloadOf({ workload, agent }: Scenario): LoadedWorkload {
  return loadWritten(workload, agent.restartAfterNs);
}

function loadWritten(workload: Workload, restartAfterNs: number | undefined): LoadedWorkload {
  switch (workload.kind) {
    case 'script':
      return scriptWorkload(workload.script);
    case 'windows':
      return windowsWorkload(workload.script, restartAfterNs);
    case 'trace':
    case 'case':
      throw new Error('a recorded or generated workload has no steps');
    default:
      return assertNever(workload);
  }
}

/** What the options say becomes part of the document, so that it is made plainer too and stored with it. */
function withFlags(document: Plain, flags: RunFlags): Plain {
  const map = isPlainMap(document) ? document : {};
  const { agent, toggles } = map;
  const given = (flags.toggle ?? []).map((text) => {
    const equals = text.indexOf('=');
    return [text.slice(0, equals), text.slice(equals + 1)] as const;
  });
  const schedule = {
    ...(isPlainMap(agent) ? agent : {}),
    ...(flags.pollEvery === undefined ? {} : { 'poll-every': flags.pollEvery }),
    ...(flags.pollOffset === undefined ? {} : { 'poll-offset': flags.pollOffset }),
    ...(flags.restartAfter === undefined ? {} : { 'restart-after': flags.restartAfter }),
  };
  const settings = { ...(isPlainMap(toggles) ? toggles : {}), ...Object.fromEntries(given) };
  const { expect: _unused, ...rest } = map;
  return {
    ...rest,
    ...(flags.profile === undefined ? {} : { profile: flags.profile }),
    ...(flags.seed === undefined ? {} : { seed: Number(flags.seed) }),
    ...(Object.keys(settings).length > 0 ? { toggles: settings } : {}),
    ...(Object.keys(schedule).length > 0 ? { agent: schedule } : {}),
  };
}

/** The options that are not yet part of the document. */
function flagsOfScenario({ allowTruncated }: RunFlags): RunFlags {
  return { allowTruncated: allowTruncated ?? false };
}

/** A step in one line: its kind, then what it says. */
function describeStep(step: Plain): MinimizedLine {
  const [[kind, content] = ['', null]] = entriesOf(step);
  const parts = entriesOf(content).map(([key, value]) => `${key} ${show(value)}`);
  return { tNs: undefined, text: `${kind}: ${parts.join(', ')}`, isPoll: false };
}

function show(value: Plain): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
