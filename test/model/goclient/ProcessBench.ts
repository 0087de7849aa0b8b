import { HttpProcess } from '../../../src/model/goclient/HttpProcess.ts';
import { type HttpHost, patientHost } from '../../../src/model/goclient/HttpHost.ts';
import type { CallerPlan } from '../../../src/model/goclient/RequestCall.ts';
import { PLAIN_RESPONSE, type ResponsePlan } from '../../../src/model/goclient/ResponsePlan.ts';
import { type ProcessCounts, sampleCounts } from '../../../src/model/goclient/sampleCounts.ts';
import type { Transport } from '../../../src/model/goclient/Transport.ts';
import { type TransportConfig, ZERO_TRANSPORT } from '../../../src/model/goclient/TransportConfig.ts';

export const MS = 1_000_000;

/** What a request may differ in from a plain GET that is read and closed. */
export interface BenchRequest {
  readonly plan?: CallerPlan;
  readonly response?: Partial<ResponsePlan>;
  readonly host?: HttpHost;
  readonly method?: string;
  readonly n?: number;
  readonly timeoutMs?: number;
  readonly holdsUpload?: boolean;
  readonly transport?: Transport;
}

/** A process with one transport and one host, driven step by step in milliseconds. */
export class ProcessBench {
  readonly process: HttpProcess;
  readonly transport: Transport;
  readonly host: HttpHost;
  #requests = 0;

  constructor(
    config: Partial<TransportConfig> = {},
    options: { readonly host?: HttpHost; readonly dialDetached?: boolean } = {},
  ) {
    this.process = new HttpProcess({ dialDetached: options.dialDetached ?? true });
    this.transport = this.process.addTransport('t', { ...ZERO_TRANSPORT, ...config });
    this.host = options.host ?? patientHost('a');
  }

  /** Starts a request; its id is r1, r2, and so on. */
  request({ plan = 'read-close', response = {}, ...options }: BenchRequest = {}): string {
    this.#requests += 1;
    const id = `r${this.#requests}`;
    this.process.startRequest({
      id,
      transport: options.transport ?? this.transport,
      host: options.host ?? this.host,
      method: options.method ?? 'GET',
      response: { ...PLAIN_RESPONSE, ...response },
      plan,
      readBytes: options.n ?? 0,
      clientTimeoutNs: (options.timeoutMs ?? 0) * MS,
      holdsUpload: options.holdsUpload ?? false,
    });
    return id;
  }

  requests(count: number, request: BenchRequest = {}): string[] {
    return Array.from({ length: count }, () => this.request(request));
  }

  goTo(ms: number): void {
    this.process.advanceTo(ms * MS);
  }

  get counts(): ProcessCounts {
    return sampleCounts(this.process);
  }

  /** Goroutines and descriptors, the two numbers of every table. */
  get size(): [goroutines: number, fds: number] {
    const { goroutines, fds } = this.counts;
    return [goroutines, fds];
  }

  get states(): Record<string, number> {
    return Object.fromEntries(this.counts.goroutineStates);
  }

  get failed(): Record<string, number> {
    return Object.fromEntries(this.counts.failed);
  }

  get idle(): number {
    return this.transport.idle.size;
  }
}
