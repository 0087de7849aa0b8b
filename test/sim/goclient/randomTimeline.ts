import fc from 'fast-check';
import { HttpProcess } from '../../../src/model/goclient/HttpProcess.ts';
import { patientHost } from '../../../src/model/goclient/HttpHost.ts';
import type { CallerPlan } from '../../../src/model/goclient/RequestCall.ts';
import { PLAIN_RESPONSE, type ResponsePlan } from '../../../src/model/goclient/ResponsePlan.ts';
import type { Transport } from '../../../src/model/goclient/Transport.ts';
import { type TransportConfig, ZERO_TRANSPORT } from '../../../src/model/goclient/TransportConfig.ts';

export const MS = 1_000_000;
export const HOSTS = ['a', 'b'] as const;

/** One step of a timeline; numbers are taken modulo what is there. */
export interface TimelineStep {
  readonly afterMs: number;
  readonly what:
    | 'request'
    | 'cancel'
    | 'read'
    | 'close'
    | 'headers'
    | 'data'
    | 'end'
    | 'written'
    | 'fin-request'
    | 'fin-idle'
    | 'fin-all'
    | 'stray-byte'
    | 'close-idle'
    | 'gc';
  readonly pick: number;
  readonly plan: CallerPlan;
  readonly response: ResponsePlan;
  readonly method: string;
  readonly timeoutMs: number;
  readonly holdsUpload: boolean;
}

const OTHERS = [
  'cancel',
  'read',
  'close',
  'headers',
  'data',
  'end',
  'written',
  'fin-request',
  'fin-idle',
  'fin-all',
  'stray-byte',
  'close-idle',
  'gc',
] as const;

const PLANS: readonly CallerPlan[] = [
  'read-close',
  'read-only',
  'close-only',
  'read-n',
  'read-n-close',
  'hold',
  'abandon',
  'follow',
];

export const responses = fc.record<ResponsePlan>({
  status: fc.constantFrom(200, 200, 200, 204, 304, 101),
  framing: fc.constantFrom('length', 'chunked', 'none', 'eof'),
  bytes: fc.constantFrom(0, 1, 50, 9000),
  holdsHeaders: fc.boolean(),
  isStream: fc.constant(false),
  closesConnection: fc.boolean(),
  answerDelayNs: fc.constantFrom(0, 0, 30 * MS),
});

const streams = fc.constant<ResponsePlan>({ ...PLAIN_RESPONSE, framing: 'chunked', bytes: 4, isStream: true });

export const steps = fc.array(
  fc.record<TimelineStep>({
    afterMs: fc.constantFrom(0, 1, 20, 100, 500),
    what: fc.oneof(
      { arbitrary: fc.constant('request' as const), weight: 3 },
      { arbitrary: fc.constantFrom(...OTHERS), weight: 4 },
    ),
    pick: fc.nat(1000),
    plan: fc.constantFrom(...PLANS),
    response: fc.oneof(
      { arbitrary: responses, weight: 3 },
      { arbitrary: fc.constant(PLAIN_RESPONSE), weight: 3 },
      { arbitrary: streams, weight: 1 },
    ),
    method: fc.constantFrom('GET', 'GET', 'HEAD', 'POST'),
    timeoutMs: fc.constantFrom(0, 0, 50, 400),
    holdsUpload: fc.boolean(),
  }),
  { maxLength: 60 },
);

export const configs = fc.record<TransportConfig>({
  proxy: fc.constant(ZERO_TRANSPORT.proxy),
  disableKeepAlives: fc.constantFrom(false, false, false, true),
  maxIdleConns: fc.constantFrom(0, 1, 3),
  maxIdleConnsPerHost: fc.constantFrom(0, 1, 4, -1),
  maxConnsPerHost: fc.constantFrom(0, 1, 2, 5),
  idleConnTimeoutNs: fc.constantFrom(0, 40 * MS, 300 * MS),
  responseHeaderTimeoutNs: fc.constantFrom(0, 60 * MS),
  dialDelayNs: fc.constantFrom(0, 0, 10 * MS, 150 * MS),
  dialTimeoutNs: fc.constantFrom(0, 0, 100 * MS),
  isHttp2: fc.constantFrom(false, false, false, true),
});

/** A process of two transports that a timeline is played to. */
export class TimelinePlayer {
  readonly process: HttpProcess;
  readonly transports: readonly Transport[];
  #requests = 0;

  constructor(configsOf: readonly TransportConfig[], dialDetached: boolean) {
    this.process = new HttpProcess({ dialDetached });
    this.transports = configsOf.map((config, index) => this.process.addTransport(`t${index}`, config));
  }

  play(step: TimelineStep): void {
    const { process } = this;
    process.advanceTo(process.nowNs + step.afterMs * MS);
    if (step.what === 'request') {
      this.request(step);
      return;
    }
    if (step.what === 'gc') process.collectGarbage();
    else if (step.what === 'close-idle') process.closeIdleConnections(this.transports[step.pick % 2]!);
    else if (step.what === 'fin-idle') process.serverClosesConns(this.#host(step), 'without-work');
    else if (step.what === 'fin-all') process.serverClosesConns(this.#host(step), 'all');
    else if (step.what === 'stray-byte') process.serverSendsUnasked(this.#host(step));
    else if (this.#requests > 0) this.#actOn(`r${step.pick % this.#requests}`, step.what);
  }

  request(step: TimelineStep): void {
    this.process.startRequest({
      id: `r${this.#requests}`,
      transport: this.transports[step.pick % this.transports.length]!,
      host: patientHost(HOSTS[(step.pick >> 1) % HOSTS.length]!),
      method: step.method,
      response: step.response,
      plan: step.plan,
      readBytes: 50,
      clientTimeoutNs: step.timeoutMs * MS,
      holdsUpload: step.holdsUpload && step.method === 'POST',
    });
    this.#requests += 1;
  }

  #host({ pick }: TimelineStep): string {
    return HOSTS[pick % HOSTS.length]!;
  }

  #actOn(id: string, what: TimelineStep['what']): void {
    const { process } = this;
    if (what === 'cancel') process.cancel(id);
    else if (what === 'read') process.readBodyToEnd(id);
    else if (what === 'close') process.closeBody(id);
    else if (what === 'written') process.requestWritten(id);
    else if (what === 'fin-request') process.serverClosesConnOf(id);
    else if (what === 'headers' || what === 'data' || what === 'end') process.serverSends(id, what);
  }
}
