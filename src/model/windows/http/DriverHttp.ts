import type { HitList } from '../../ledger/tracker.ts';
import { AgentCrash } from '../AgentCrash.ts';
import type { ByteText } from '../byteText.ts';
import { decodeDriverHttpRecord, DRIVER_HTTP_RECORD_BYTES, type DriverHttpRecord } from './driverHttpRecord.ts';
import { type DriverHttpSettings, driverHttpSettingsText } from './driverHttpSettings.ts';

/** Control code that switches HTTP on. */
const ENABLE_HTTP = 0x12_2030;

/** What the driver answers to one flush call: packed records, or an error. */
export type HttpFlushAnswer =
  | { readonly error: true }
  | {
      readonly error?: false;
      readonly data: ByteText;
      /** The ledger's handles, record by record; absent = none. */
      readonly hits?: readonly HitList[];
    };

/** The packet driver's HTTP side, as the agent talks to it. */
export interface HttpDriver {
  /** @returns whether the driver accepted the call */
  control(code: number, input: ByteText): boolean;
  /** `FlushPendingHttpTxns`, 0x122020: hands out and forgets transactions that wait. @param bufferBytes - size of the agent's buffer */
  flush(bufferBytes: number): HttpFlushAnswer;
}

/**
 * Reads HTTP transactions from the driver.
 *
 * @upstream datadog-agent pkg/network/protocols/http/driver_interface.go HttpDriverInterface @ c45d449
 */
export class DriverHttp {
  readonly #driver: HttpDriver;
  readonly #settings: DriverHttpSettings;
  /** Bytes offered to each flush call. */
  readonly #bufferBytes: number;

  constructor(driver: HttpDriver, settings: DriverHttpSettings) {
    this.#driver = driver;
    this.#settings = settings;
    this.#bufferBytes = (DRIVER_HTTP_RECORD_BYTES + settings.maxRequestFragment) * settings.maxTransactions;
  }

  /** Switches HTTP on. @returns whether the driver accepted the settings; without that there is no HTTP monitor */
  enable(): boolean {
    return this.#driver.control(ENABLE_HTTP, driverHttpSettingsText(this.#settings));
  }

  /**
   * Flushes until the driver has nothing more or fails; an error is only logged, and what came before it stays.
   *
   * @returns one list for each call that brought records
   * @throws AgentCrash when a record says that it goes on behind the end of the buffer
   */
  readAll(): DriverHttpRecord[][] {
    const batches: DriverHttpRecord[][] = [];
    for (;;) {
      const answer = this.#driver.flush(this.#bufferBytes);
      if (answer.error || answer.data.length === 0) return batches;
      batches.push(this.#records(answer.data, answer.hits));
    }
  }

  /** The step from record to record is the one that each record names, not the configured one. */
  #records(data: ByteText, hits: readonly HitList[] = []): DriverHttpRecord[] {
    const records: DriverHttpRecord[] = [];
    for (let offset = 0; offset < data.length; ) {
      const record = decodeDriverHttpRecord(data.slice(offset, this.#bufferBytes), hits[records.length]);
      offset += DRIVER_HTTP_RECORD_BYTES + record.transaction.maxFragment;
      if (offset > this.#bufferBytes) {
        throw new AgentCrash(
          'index-out-of-range',
          'pkg/network/protocols/http/driver_interface.go readPendingTransactions',
          'a record of the driver does not fit into the buffer',
        );
      }
      records.push(record);
    }
    return records;
  }
}
