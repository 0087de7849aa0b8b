import type { EtwEvent, RecordedEvent } from '../model/events.ts';
import { HTTP_METHODS } from '../model/httpStats.ts';
import { ETW_EVENT } from '../model/windows/etw/etwEventIds.ts';
import { parseParse } from '../model/windows/etw/requestPayloads.ts';
import { methodOfVerb } from '../model/windows/etw/verbs.ts';
import { type EventInput, forEachEvent } from './runEvents.ts';

/**
 * Method and address of requests of HTTP.sys. The event that a request begins with does not hold them: the next event
 * of its activity that tells of a parsed head does.
 *
 * @param events - by number; those that no request begins with are passed over
 * @returns by number, for example `GET http://shop/cart`; nothing for a request whose head was never seen
 * @throws as `runEvents`
 */
export async function findHttpSysRequests(
  events: ReadonlyMap<number, RecordedEvent>,
  input: EventInput,
): Promise<ReadonlyMap<number, string>> {
  const begun = new Set<number>();
  for (const [number, event] of events) {
    if (event.kind === 'etw' && event.id === ETW_EVENT.RECEIVE_REQUEST) begun.add(number);
  }
  const found = new Map<number, string>();
  if (begun.size === 0) return found;
  /** By activity: the request that it is about now. */
  const current = new Map<string, number>();
  await forEachEvent(input, (event, number) => {
    if (event.kind !== 'etw') return;
    if (event.id === ETW_EVENT.RECEIVE_REQUEST) {
      if (event.relatedActivityId !== undefined) current.set(event.relatedActivityId, number);
      return;
    }
    const about = event.id === ETW_EVENT.PARSE ? current.get(event.activityId) : undefined;
    const request = about !== undefined && begun.has(about) ? requestOf(event) : undefined;
    if (about !== undefined && request !== undefined) found.set(about, request);
  });
  return found;
}

function requestOf({ data }: EtwEvent): string | undefined {
  const head = parseParse(data);
  return head && `${HTTP_METHODS[methodOfVerb(head.verb)]} ${head.url}`;
}
