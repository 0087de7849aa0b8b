import { cacheEntryBytes, cacheHitBytes } from '../../../../src/model/windows/etw/cachePayloads.ts';
import { connectBytes } from '../../../../src/model/windows/etw/connectionPayloads.ts';
import { deliverBytes, parseBytes } from '../../../../src/model/windows/etw/requestPayloads.ts';
import { responseBytes, sendBytes } from '../../../../src/model/windows/etw/responsePayloads.ts';
import { activity } from './EtwBench.ts';

/** Answers a number from 0 to `count - 1`. */
export type Pick = (count: number) => number;

/** Steps of an order that are no events. */
export const READ = 1000;
export const RESTART = 1001;

/** One step of an order. Actors are numbers of activities: the first ones are connections, the others requests. */
export interface OrderStep {
  readonly id: number;
  readonly actor: number;
  /** Actor that is begun; -1 = none. */
  readonly related: number;
  /** Which of the event's contents. */
  readonly variant: number;
}

const CONNECTIONS = 4;
const REQUESTS = 8;
const ACTORS = CONNECTIONS + REQUESTS;

export const ACTIVITIES = Array.from({ length: ACTORS }, (_, index) => activity(`activity ${index}`));

const URLS = ['http://h/a', 'http://h:80/foo/bar?x=1', 'http://h/b%20c'];
const ODD_URLS = ['*', 'http://h/%zz', 'http://h//x', ''];
const local = { address: '10.0.0.1', port: 80 };
const connect = (remote: string, own = local) =>
  connectBytes({ connectionObject: 1n, local: own, remote: { address: remote, port: 50_000 } });
const parse = (url: string, verb = 4) => parseBytes({ requestObject: 1n, verb, url });
const deliver = (queueName: string, siteId: number) =>
  deliverBytes({ requestObject: 1n, requestId: 1n, siteId, queueName, url: 'http://h/a', status: 0 });
const response = (status: number) =>
  responseBytes({
    requestId: 1n,
    connectionId: 1n,
    status,
    verb: 'GET',
    headerLength: 1,
    chunkCount: 1,
    cachePolicy: 0,
  });
const send = (status: number) => sendBytes({ requestId: 1n, status });
const entry = (uri: string) =>
  cacheEntryBytes({ uri, status: 200, verb: 'GET', headerLength: 1, contentLength: 1, expiry: 0n });
const hit = cacheHitBytes({ requestObject: 1n, siteId: 1, sentBytes: 1 });

const RESPONSES = {
  usual: [response(200), response(404), response(503)],
  odd: [response(0), response(200).slice(0, 23)],
};
const SENDS = { usual: [send(200), send(503)], odd: [send(0), send(200).slice(0, 9)] };
const HITS = { usual: [hit], odd: [hit.slice(0, 11)] };
const ENTRIES = { usual: URLS.map(entry), odd: [entry(''), '', 'x', entry('u').slice(0, 4)] };
const PLAIN = { usual: ['12345678'], odd: ['', '1'] };

/** Contents by event: those of sane traffic first, then cut, empty and deadly ones. */
const CONTENTS: Readonly<Record<number, { readonly usual: readonly string[]; readonly odd: readonly string[] }>> = {
  1: PLAIN,
  2: { usual: URLS.map((url) => parse(url)), odd: [...ODD_URLS.map((url) => parse(url)), parse('/', 9), '12345'] },
  3: { usual: [deliver('Pool', 1), deliver('Pool', 2)], odd: [deliver('', 1), deliver('P', 7), '12345'] },
  4: RESPONSES,
  8: RESPONSES,
  10: SENDS,
  11: SENDS,
  12: SENDS,
  13: SENDS,
  14: SENDS,
  16: HITS,
  17: HITS,
  21: {
    usual: [connect('10.0.0.2'), connect('10.0.0.1'), connect('fe80::1', { address: 'fe80::2', port: 80 })],
    odd: ['12345', connect('10.0.0.2').slice(0, 47)],
  },
  25: ENTRIES,
  27: ENTRIES,
};

const USUAL_VARIANTS = 64;

/** Contents of a step. Variants below 64 are usual ones, the others are odd. */
export function contentOf({ id, variant }: OrderStep): string {
  const { usual, odd } = CONTENTS[id] ?? PLAIN;
  if (variant < USUAL_VARIANTS) return usual[variant % usual.length] ?? '';
  return odd[(variant - USUAL_VARIANTS) % odd.length] ?? '';
}

const step = (id: number, actor: number, variant = 0, related = -1): OrderStep => ({ id, actor, related, variant });

/** Ways in which a request passes: plain, without delivery, filling the cache, served from it, rejected. */
const PASSAGES: readonly (readonly number[])[] = [
  [2, 3, 8, 12],
  [2, 3, 4, 10],
  [2, 4, 10],
  [2, 3, 4, 25, 16, 11],
  [2, 16],
  [2, 17],
  [2, 64, 10],
];

function requestSteps(pick: Pick, connection: number, request: number): OrderStep[] {
  const url = pick(URLS.length);
  const steps = [step(1, connection, 0, request)];
  for (const id of PASSAGES[pick(PASSAGES.length)] ?? []) {
    steps.push(step(id, id === 25 ? 0 : request, id === 2 || id === 25 ? url : pick(3)));
  }
  return steps;
}

/** Traffic as HTTP.sys makes it, events of connections interleaved. Each request has its own activity while it can. */
export function saneOrder(pick: Pick): OrderStep[] {
  const lanes: OrderStep[][] = [];
  let request = 0;
  for (let connection = 0; connection <= pick(3); connection += 1) {
    const lane = [step(21, connection, pick(3))];
    if (pick(6) === 5) lane.push(step(34, connection));
    for (let count = pick(5); count > 0; count -= 1) {
      lane.push(...requestSteps(pick, connection, CONNECTIONS + (request % REQUESTS)));
      request += 1;
    }
    if (pick(4) < 3) lane.push(step(23, connection), step(24, connection));
    lanes.push(lane);
  }
  const order: OrderStep[] = [];
  for (let open = lanes; open.length > 0; open = open.filter((lane) => lane.length > 0)) {
    const next = open[pick(open.length)]?.shift();
    if (next !== undefined) order.push(next);
    if (pick(16) === 15) order.push(step(READ, 0));
  }
  return order;
}

/** The same traffic with some events lost, doubled or moved. */
export function shakenOrder(pick: Pick): OrderStep[] {
  const order = saneOrder(pick);
  for (let count = pick(6); count > 0 && order.length > 0; count -= 1) {
    const at = pick(order.length);
    const [taken] = order.splice(at, 1);
    const kind = pick(4);
    if (taken === undefined || kind === 0) continue;
    if (kind === 1) order.splice(at, 0, taken, taken);
    else order.splice(pick(order.length + 1), 0, kind === 2 ? taken : { ...taken, variant: USUAL_VARIANTS + pick(8) });
  }
  return order;
}

const WILD_IDS = [
  21,
  21,
  1,
  1,
  1,
  1,
  2,
  2,
  2,
  3,
  3,
  4,
  8,
  10,
  11,
  12,
  12,
  13,
  14,
  16,
  16,
  17,
  24,
  25,
  27,
  34,
  23,
  64,
  22,
  99,
  READ,
  RESTART,
];

/** Any events of any activities. */
export function wildOrder(pick: Pick): OrderStep[] {
  const order: OrderStep[] = [];
  for (let count = pick(60); count > 0; count -= 1) {
    const id = WILD_IDS[pick(WILD_IDS.length)] ?? READ;
    // A connection now and then speaks with the activity of a request, and the other way round.
    const isConnectionEvent = id === 21 || id === 1 || id === 24 || id === 34 || id === 23;
    const actor = pick(12) === 11 ? pick(ACTORS) : isConnectionEvent ? pick(CONNECTIONS) : CONNECTIONS + pick(REQUESTS);
    const related = id === 1 && pick(16) !== 15 ? (pick(16) === 15 ? pick(ACTORS) : CONNECTIONS + pick(REQUESTS)) : -1;
    order.push(step(id, actor, pick(24) === 23 ? USUAL_VARIANTS + pick(8) : pick(3), related));
  }
  return order;
}
