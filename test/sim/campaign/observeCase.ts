import { FIRST_CHOICES } from '../../../src/model/choices.ts';
import type { ConnStats, StatCounters } from '../../../src/model/connStats.ts';
import { Ledger } from '../../../src/model/ledger/ledger.ts';
import type { AgentProfile } from '../../../src/model/profile.ts';
import { releaseOtherPoll, releasePoll } from '../../../src/model/releasePoll.ts';
import type { WindowsCase } from '../../../src/scenarios/windows/workload/WindowsCase.ts';
import { prepareWindowsCase } from '../../../src/sim/campaign/prepareWindowsCase.ts';
import { createHost } from '../../../src/sim/hosts/createHost.ts';
import { PROCESS_AGENT_CLIENT, ScheduledEvents } from '../../../src/sim/pollSchedule.ts';

/** A connection in an answer, as it stood when the answer was given. */
export interface ObservedConn {
  readonly cookie: bigint;
  readonly ends: string;
  readonly monotonic: StatCounters;
  readonly last: StatCounters;
  readonly failures: readonly (readonly [number, number])[];
}

/** One answer to one client. */
export interface ObservedPoll {
  readonly client: string;
  readonly tNs: number;
  readonly conns: readonly ObservedConn[];
}

/** Runs a case like a simulation does, and looks at every connection that every client is told. */
export function observeCase(made: WindowsCase, chosen: AgentProfile): ObservedPoll[] {
  const { events, host: facts, schedule, profile } = prepareWindowsCase(made, chosen);
  const ledger = new Ledger(0);
  const host = createHost({ facts, profile, choices: FIRST_CHOICES, ledger });
  const scheduled = new ScheduledEvents(schedule);
  const polls: ObservedPoll[] = [];
  const step = (): string => {
    const { event, tNs } = scheduled.take();
    host.advanceTo(tNs);
    if (event.kind === 'register') host.register(event.client, tNs);
    if (event.kind !== 'poll') return '';
    const { client } = event;
    const outcome = host.poll(client, tNs, {});
    polls.push({ client, tNs, conns: outcome.delta.conns.map(observe) });
    if (client === PROCESS_AGENT_CLIENT) releasePoll(outcome, ledger);
    else releaseOtherPoll(outcome, ledger);
    return client;
  };
  for (const { event } of events) {
    while (scheduled.peek().tNs < event.tNs) step();
    host.advanceTo(event.tNs);
    host.apply(event);
  }
  for (let left = 1 + schedule.quietPolls; left > 0; ) if (step() === PROCESS_AGENT_CLIENT) left -= 1;
  return polls;
}

function observe({
  cookie,
  source,
  sport,
  dest,
  dport,
  pid,
  type,
  monotonic,
  last,
  tcpFailures,
}: ConnStats): ObservedConn {
  return {
    cookie,
    ends: `${source}:${sport} -> ${dest}:${dport} of ${pid}, type ${type}`,
    monotonic: { ...monotonic },
    last: { ...last },
    failures: [...(tcpFailures ?? [])],
  };
}
