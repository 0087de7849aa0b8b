import type { KernelEvent } from '../kernel/kernelEvents.ts';
import type { ConnTuple } from '../kernel/tuple.ts';
import type { DeliveryProfile } from '../profile.ts';
import { KernelBuffer } from './KernelBuffer.ts';

const FAILURE_BYTES = 56;
const CHANNEL_SIZE = 500;

/** A failed connection as the kernel side announces it. */
export type FailureEvent = Extract<KernelEvent, { kind: 'failure' }>;

/**
 * The way of failed connections through user space, apart from the closes (generation A only).
 *
 * Both travel on buffers of their own: a close that is served first is stored without its failure.
 *
 * @upstream datadog-agent pkg/network/tracer/connection/failure/failed_conn_consumer.go @ c45d449
 */
export class FailureConsumer {
  /** `failed_conn_polling_received` and `failed_conn_polling_lost`. */
  readonly telemetry = { pollingReceived: 0, pollingLost: 0 };
  readonly #profile: DeliveryProfile;
  readonly #buffer: KernelBuffer<FailureEvent>;
  readonly #channel: FailureEvent[] = [];
  readonly #onFailure: (tuple: ConnTuple, errno: number) => void;

  constructor(options: {
    readonly profile: DeliveryProfile;
    readonly cpuCount: number;
    readonly onFailure: (tuple: ConnTuple, errno: number) => void;
    readonly pageBytes?: number;
  }) {
    const { profile, cpuCount, pageBytes } = options;
    this.#profile = profile;
    this.#onFailure = options.onFailure;
    this.#buffer = new KernelBuffer({
      transport: profile.transport,
      cpuCount,
      wakeupRecords: 1,
      ...(pageBytes === undefined ? {} : { pageBytes }),
    });
  }

  /** The kernel side writes a failure; a full buffer loses it. */
  offer(event: FailureEvent): void {
    this.#buffer.write(event.cpu, event, FAILURE_BYTES);
    this.#fillChannel();
  }

  /** Serves one failure. @returns false when none waits */
  deliver(): boolean {
    this.#fillChannel();
    const event = this.#channel.shift();
    if (event === undefined) return false;
    this.telemetry.pollingReceived += 1;
    // The agent counts each arrival as a loss too.
    if (this.#profile.failureLostCounter === 'polluted') this.telemetry.pollingLost += 1;
    this.#onFailure(event.tuple, event.reason);
    return true;
  }

  /** Serves failures until none waits. */
  deliverAll(): void {
    while (this.deliver());
  }

  #fillChannel(): void {
    for (let item = this.#buffer.peek(); item !== undefined; item = this.#buffer.peek()) {
      if (item.kind === 'lost') this.telemetry.pollingLost += item.samples;
      else if (this.#channel.length >= CHANNEL_SIZE) return;
      else this.#channel.push(item.record);
      this.#buffer.shift();
    }
  }
}
