import { describe, expect, it } from 'vitest';
import type { EtwEvent, RecordedEvent } from '../../src/model/events.ts';
import { orderRecorded } from '../../src/model/order.ts';
import { ETW_EVENT } from '../../src/model/windows/etw/etwEventIds.ts';
import { parseBytes } from '../../src/model/windows/etw/requestPayloads.ts';
import { findHttpSysRequests } from '../../src/runs/findHttpSysRequests.ts';

const GET = 4;
const POST = 6;

function event(cseq: number, about: Partial<EtwEvent>) {
  const whole = { kind: 'etw', tNs: cseq, ring: 0, cpu: 0, cseq, data: '', ...about } as EtwEvent;
  return orderRecorded(whole as RecordedEvent);
}

function begins(cseq: number, request: string) {
  return event(cseq, { id: ETW_EVENT.RECEIVE_REQUEST, activityId: 'connection', relatedActivityId: request });
}

function parsed(cseq: number, request: string, verb: number, url: string) {
  const data = parseBytes({ requestObject: 1n, verb, url });
  return event(cseq, { id: ETW_EVENT.PARSE, activityId: request, data });
}

/** Asks for all of them. */
async function found(events: ReturnType<typeof event>[]) {
  const all = new Map(events.map((each, index) => [index + 1, each.event]));
  return Object.fromEntries(await findHttpSysRequests(all, events));
}

describe('the requests of HTTP.sys', () => {
  it('are named by the head that comes after them', async () => {
    const events = [
      begins(0, 'a'),
      begins(1, 'b'),
      parsed(2, 'b', POST, 'http://h/b'),
      parsed(3, 'a', GET, 'http://h/a'),
    ];
    expect(await found(events)).toEqual({ 1: 'GET http://h/a', 2: 'POST http://h/b' });
  });

  it('are not named by the head of another one that has their activity later', async () => {
    const events = [begins(0, 'a'), begins(1, 'a'), parsed(2, 'a', GET, 'http://h/second')];
    expect(await found(events)).toEqual({ 2: 'GET http://h/second' });
  });

  it('have no name when no head, or half of one, was seen', async () => {
    const cut = event(1, { id: ETW_EVENT.PARSE, activityId: 'a', data: 'short' });
    expect(await found([begins(0, 'a'), cut])).toEqual({});
    expect(await found([])).toEqual({});
  });
});
