import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../../src/model/events.ts';
import { prepareRun } from '../../src/runs/prepareRun.ts';
import { runEvents } from '../../src/runs/runEvents.ts';
import { Random } from '../../src/sim/random.ts';
import { FooterCounter } from '../../src/trace/FooterCounter.ts';
import { keptHeaderFacts } from '../../src/trace/keptHeaderFacts.ts';
import type { HeaderFacts } from '../../src/trace/headerFor.ts';
import { readTrace } from '../../src/trace/readTrace.ts';
import { TraceWriter } from '../../src/trace/TraceWriter.ts';
import { ROOT } from '../tidy/sourceFiles.ts';
import { temporaryFolder } from '../trace/temporaryFolder.ts';
import { type Expected, falseBlame, serverHits, type Verdict, verdictOn } from './recorderLoss.ts';

const FIXTURES = ['forty-curls', 'forty-curls-io'].map((name) => path.join(ROOT, 'fixtures', name, 'trace.msgpack.gz'));
/** The curls of the fixtures take half a second; slower ones end at some distance from a cut, and between polls. */
const SLOWER = 20;
/** Cuts of each trace; the long suite makes many more. */
const ROUNDS = process.env['FLOWPROOF_LONG'] === '1' ? 150 : 10;
const AGENTS = [[], ['docker-proxy-pid-check=on'], ['docker-proxy-pid-check=on', 'max-closed-conns=30']] as const;
/** A reader of rings that is slow: all of one ring, then all of the other, so many ns at once. */
const TURNS_NS = [200_000_000, 2_000_000_000] as const;

interface Recorded {
  readonly facts: HeaderFacts;
  /** As they stand in the file. */
  readonly events: readonly RecordedEvent[];
}

async function slowed(file: string): Promise<Recorded> {
  const reader = await readTrace(file);
  const events: RecordedEvent[] = [];
  for await (const event of reader) events.push({ ...event, tNs: event.tNs * SLOWER });
  return { facts: keptHeaderFacts(reader.header), events };
}

/** The same events, as a reader would have written them that takes one ring after the other, this long at once. */
function readInTurns(events: readonly RecordedEvent[], turnNs: number): RecordedEvent[] {
  const place = { life: 0, data: 1, user: 2 } as const;
  const turn = ({ tNs }: RecordedEvent) => Math.floor(tNs / turnNs);
  return events.toSorted((a, b) => turn(a) - turn(b) || place[a.ring] - place[b.ring]);
}

function bytesOf({ facts }: Recorded, events: readonly RecordedEvent[], isWhole: boolean): Buffer {
  const writer = new TraceWriter(facts, 'rows');
  const footer = new FooterCounter();
  for (const event of events) {
    writer.write(event);
    footer.observe(event);
  }
  return isWhole ? writer.finish(footer.footer()) : writer.take();
}

describe('a trace that was cut', () => {
  const folder = temporaryFolder();

  async function expectedOf(file: string, toggle: readonly string[]): Promise<Expected> {
    const prepared = await prepareRun(file, { toggle });
    return serverHits(await runEvents(prepared.settings, prepared.events));
  }

  /** What it blames the agent for, and what it says of sure hits that the whole trace until then does not say. */
  async function problemsOf(cut: Buffer, source: Recorded, whole: Verdict, flags: { toggle: readonly string[] }) {
    const file = folder.write('cut.msgpack', cut);
    const verdict = await verdictOn(file, { ...flags, allowTruncated: true }, new Map());
    const lastNs = await lastTime(file);
    const until = source.events.filter(({ tNs }) => tNs <= lastNs);
    const reference = await verdictOn(folder.write('until.msgpack', bytesOf(source, until, true)), flags, new Map());
    // Which connections fill a table is not known of a trace that was cut.
    const isOfLoad = flags.toggle.some((toggle) => toggle.startsWith('max-'));
    const others = isOfLoad ? [] : [...verdict.sureFates].filter(([hit, fate]) => reference.fates.get(hit) !== fate);
    return {
      problems: [
        ...falseBlame(whole, verdict),
        ...others.map(([hit, fate]) => `${hit}: ${fate}, and ${reference.fates.get(hit) ?? 'nothing'} until then`),
      ],
      sure: verdict.sureFates.size,
      of: reference.fates.size,
    };
  }

  async function lastTime(file: string): Promise<number> {
    const reader = await readTrace(file, { allowTruncated: true });
    let lastNs = 0;
    for await (const { tNs } of reader) lastNs = Math.max(lastNs, tNs);
    return lastNs;
  }

  /** @param inFile - the order of the events in the file that is cut */
  async function overCuts(
    fixture: string,
    toggle: readonly string[],
    inFile: (events: readonly RecordedEvent[]) => readonly RecordedEvent[],
  ) {
    const source = await slowed(fixture);
    const file = folder.write('whole.msgpack', bytesOf(source, source.events, true));
    const whole = await verdictOn(file, { toggle }, await expectedOf(file, toggle));
    const problems: string[] = [];
    let [sure, of] = [0, 0];
    const random = new Random(1);
    const headerBytes = bytesOf(source, [], false).length;
    const bytes = bytesOf(source, inFile(source.events), false);
    for (let round = 0; round < ROUNDS; round += 1) {
      const at = headerBytes + random.below(bytes.length - headerBytes);
      const found = await problemsOf(bytes.subarray(0, at), source, whole, { toggle });
      problems.push(...found.problems.map((problem) => `cut at byte ${at}: ${problem}`));
      sure += found.sure;
      of += found.of;
    }
    return { problems, share: sure / of };
  }

  it.each(
    FIXTURES.flatMap((file) => AGENTS.map((toggle) => [path.basename(path.dirname(file)), toggle, file] as const)),
  )(
    'never blames the agent for it, and says of flows that ended before what the whole trace says: %s, %j',
    async (_, toggle, file) => {
      const { problems, share } = await overCuts(file, toggle, (events) => events);
      expect(problems).toEqual([]);
      expect(share).toBeGreaterThan(0.3);
    },
  );

  it.each(TURNS_NS)('nor when its recorder read one ring long after the other: %i ns', async (turnNs) => {
    for (const file of FIXTURES) {
      const inTurns = (events: readonly RecordedEvent[]) => readInTurns(events, turnNs);
      const { problems } = await overCuts(file, ['docker-proxy-pid-check=on'], inTurns);
      expect(problems).toEqual([]);
    }
  });

  it('is looked at: a trace that calls itself whole after the same cut says other things of its flows', async () => {
    const source = await slowed(FIXTURES[0]!);
    const toggle = ['docker-proxy-pid-check=on'];
    const file = folder.write('whole.msgpack', bytesOf(source, source.events, true));
    const whole = await verdictOn(file, { toggle }, await expectedOf(file, toggle));
    const events = readInTurns(source.events, TURNS_NS[1]);
    const problems: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const some = events.slice(0, new Random(round).below(events.length));
      problems.push(...(await problemsOf(bytesOf(source, some, true), source, whole, { toggle })).problems);
    }
    expect(problems.length).toBeGreaterThan(0);
  });
});
