import path from 'node:path';
import type { RecordedKind } from '../model/events.ts';
import { describeEvent } from './describeEvent.ts';
import type { MinimizedInput, MinimizeRequest } from './minimizeInput.ts';
import { isScenario, prepareRun, shortName } from '../runs/prepareRun.ts';
import { readRecorderLoss } from '../runs/readRecorderLoss.ts';
import { scenarioOfRun } from './scenarioOfRun.ts';
import { TRACE_NAME } from './storeScenario.ts';
import type { MinimizedLine } from '../report/renderMinimized.ts';
import { loadScenario } from '../scenarios/loadScenario.ts';
import { minimizeRun } from '../sim/minimize/minimizeRun.ts';
import { type EventList, simulateList } from '../sim/runFunction.ts';
import type { RunResult } from '../sim/runResult.ts';
import type { RunSettings } from '../sim/simulate.ts';
import { headerFactsOf } from '../trace/headerFactsOf.ts';
import { loadTrace } from '../trace/loadTrace.ts';
import { packTrace } from '../trace/TraceWriter.ts';

/** Kinds whose words do not say which socket they are about. */
const SOCKET_TOLD: ReadonlySet<RecordedKind> = new Set(['estab', 'http', 'segment']);

/** Makes a trace, or a scenario that rests on one, smaller event by event. */
export async function minimizeTrace({
  location,
  flags,
  condition,
  runsMax,
  progress,
  stop,
}: MinimizeRequest): Promise<MinimizedInput> {
  const file = traceFile(location);
  const trace = await loadTrace(file, { allowTruncated: flags.allowTruncated ?? false });
  const prepared = await prepareRun(location, flags);
  // Fates are asked for, however long the trace.
  const settings: RunSettings = { ...prepared.settings, memory: 'everything' };
  const loss = await readRecorderLoss(trace, trace.events, { filterFeed: settings.host.filterFeed });
  const wanted = condition(simulateList(settings, trace.events), loss);
  const small = await minimizeRun(
    { settings, events: trace.events },
    {
      run: simulateList,
      holds: wanted.holds,
      mayGoOn: stop.mayGoOn,
      ...(runsMax === undefined ? {} : { runsMax }),
      onRun: (runs, left) => progress.show(() => `${left} of ${trace.events.length} events left, ${runs} runs`),
    },
  );
  const result = simulateList(small.settings, small.events);
  return {
    source: isScenario(location) ? prepared.source : shortName(location),
    unit: 'event',
    while: wanted.text,
    before: trace.events.length,
    left: small.events.length,
    runs: small.runs,
    refused: small.refused,
    isMinimal: small.isMinimal,
    result,
    lines: linesOf(small.events, result),
    isInconclusive: wanted.isInconclusive,
    scenario: (heading) => {
      const { rootNetnsIno, cpuCount, windows, filterFeed } = small.settings.host;
      const isFedFromPackets = filterFeed === 'packets';
      const known = { rootNetnsIno, cpuCount, isWindows: windows !== undefined, isFedFromPackets };
      const facts = headerFactsOf(trace.header, known);
      const events = small.events.map(({ event }) => event);
      return {
        document: scenarioOfRun(heading, small.settings, TRACE_NAME, result),
        trace: packTrace(facts, events, 'rows'),
      };
    },
  };
}

function traceFile(location: string): string {
  if (!isScenario(location)) return location;
  const { workload, directory } = loadScenario(location);
  return workload.kind === 'trace' ? path.resolve(directory, workload.file) : location;
}

/** The events in words, with the polls where they fall. A poll sees what happened at its time. */
export function linesOf(events: EventList, { polls }: RunResult): MinimizedLine[] {
  const told = events.map(({ event }) => {
    const { tNs, text } = describeEvent(event);
    return {
      tNs,
      text: `${text}${SOCKET_TOLD.has(event.kind) && 'ck' in event ? `, socket ${event.ck}` : ''}`,
      isPoll: false,
    };
  });
  const polled = polls.map(({ poll, tNs, delivered, kept }) => ({
    tNs,
    text: `poll ${poll}: ${delivered} connections${kept === delivered ? '' : `, ${delivered - kept} removed`}`,
    isPoll: true,
  }));
  const lines = [...told, ...polled];
  return lines.toSorted((a, b) => a.tNs - b.tNs || Number(a.isPoll) - Number(b.isPoll));
}
