import type { RecordedEvent } from '../../src/model/events.ts';
import { prepareRun } from '../../src/runs/prepareRun.ts';
import { listEvents } from '../../src/runs/runEvents.ts';
import type { RunFlags } from '../../src/runs/runSettings.ts';
import { showEnds } from '../../src/sim/flowTable.ts';
import { simulate } from '../../src/sim/simulate.ts';

/** Payload bytes sent and received by connection, which is named by its ends. */
export type BytesByEnds = ReadonlyMap<string, readonly [sent: number, received: number]>;

/** What the process-agent had been told of each connection after a poll: the sums of all answers so far. */
export interface AnsweredPoll {
  readonly tNs: number;
  readonly bytes: BytesByEnds;
}

/** Replays a trace and adds up the bytes in the answers. */
export async function answeredBytes(file: string, flags: RunFlags): Promise<readonly AnsweredPoll[]> {
  const { settings, events } = await prepareRun(file, flags);
  const polls: AnsweredPoll[] = [];
  const sums = new Map<string, readonly [number, number]>();
  simulate({ ...settings, events: await listEvents(events) }, (_, tNs, { delta }) => {
    for (const { source, sport, dest, dport, last } of delta.conns) {
      add(sums, showEnds(source, sport, dest, dport), Number(last.sentBytes), Number(last.recvBytes));
    }
    polls.push({ tNs, bytes: new Map(sums) });
  });
  return polls;
}

/** The totals of each socket by its latest counters. */
export function countedBytes(events: readonly RecordedEvent[]): BytesByEnds {
  return byEnds(events, (sums, ends, event) => {
    if (!('counters' in event) || !event.counters) return;
    sums.set(ends, [Number(event.counters.sentBytes), Number(event.counters.recvBytes)]);
  });
}

/** What the calls on each socket had sent and received by then. */
export function calledBytes(events: readonly RecordedEvent[], untilNs: number): BytesByEnds {
  return byEnds(events, (sums, ends, event) => {
    if (event.kind !== 'io' || event.tNs > untilNs || event.result <= 0) return;
    const isSend = event.op === 'sendmsg' || event.op === 'sendpage';
    add(sums, ends, isSend ? event.result : 0, isSend ? 0 : event.result);
  });
}

function byEnds(
  events: readonly RecordedEvent[],
  note: (sums: Map<string, readonly [number, number]>, ends: string, event: RecordedEvent) => void,
): BytesByEnds {
  const endsOf = new Map<bigint, string>();
  for (const event of events) {
    if (event.kind !== 'estab') continue;
    endsOf.set(event.ck, showEnds(event.laddr, event.lport, event.raddr, event.rport));
  }
  const sums = new Map<string, readonly [number, number]>();
  for (const event of events) {
    const ends = 'ck' in event ? endsOf.get(event.ck) : undefined;
    if (ends !== undefined) note(sums, ends, event);
  }
  return sums;
}

function add(sums: Map<string, readonly [number, number]>, ends: string, sent: number, received: number): void {
  const [sentBefore, receivedBefore] = sums.get(ends) ?? [0, 0];
  sums.set(ends, [sentBefore + sent, receivedBefore + received]);
}
