import type { RecordedEvent } from '../../src/model/events.ts';
import type { LoadedTrace } from '../../src/trace/loadTrace.ts';

/** What one socket end went through, without times, cookies, ports that the kernel picks, and pids. */
interface FlowStory {
  ends: string;
  process: string;
  sentBytes: bigint;
  recvBytes: bigint;
  errno: number;
  heads: string[];
  closes: number;
}

/** The established flows of a trace as text, sorted: equal for two recordings of the same thing. */
export function flowStories(trace: LoadedTrace): readonly string[] {
  const stories = new Map<bigint, FlowStory>();
  const programs = new Map<number, string>();
  for (const { event } of trace.events) tell(event, stories, programs);
  return [...stories.values()].map((story) => JSON.stringify(story, (_, value: unknown) => plain(value))).toSorted();
}

function tell(event: RecordedEvent, stories: Map<bigint, FlowStory>, programs: Map<number, string>): void {
  if (event.kind === 'proc') programs.set(event.pid, event.argv[0]?.replace(/.*\//, '') ?? '');
  if (event.kind === 'estab') {
    const { dir, laddr, lport, raddr, rport, pid } = event;
    const ends = dir === 'in' ? `in ${laddr}:${lport} from ${raddr}` : `out ${laddr} to ${raddr}:${rport}`;
    const process = programs.get(pid ?? 0) ?? '';
    stories.set(event.ck, { ends, process, sentBytes: -1n, recvBytes: -1n, errno: -1, heads: [], closes: 0 });
  }
  const story = 'ck' in event ? stories.get(event.ck) : undefined;
  if (story === undefined) return;
  if (event.kind === 'http') story.heads.push(`${event.dir} ${event.head.split('\r\n', 1)[0] ?? ''}`);
  if (event.kind === 'close') story.closes += 1;
  if (event.kind === 'state' && event.to === TCP_CLOSE) {
    story.errno = event.errno ?? -1;
    story.sentBytes = event.counters?.sentBytes ?? -1n;
    story.recvBytes = event.counters?.recvBytes ?? -1n;
  }
}

const TCP_CLOSE = 7;

function plain(value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
