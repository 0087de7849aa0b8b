import type { ConnStats } from '../../connStats.ts';
import { RowBuffer } from '../flows/RowBuffer.ts';
import { zeroConnStats } from './zeroConnStats.ts';

const INITIAL_ROWS = 1024;
const MIN_ROWS = 256;

/**
 * Buffers for the connections of a poll, kept by client while nobody uses them.
 *
 * Taking one leaves a hole: a second poll before the first one's answer is encoded gets a new buffer.
 *
 * @upstream datadog-agent pkg/network/client_pool.go ClientPool @ c45d449
 */
export class ClientPool {
  private readonly buffers = new Map<string, RowBuffer<ConnStats>>();

  take(clientId: string): RowBuffer<ConnStats> {
    const pooled = this.buffers.get(clientId);
    this.buffers.delete(clientId);
    return pooled ?? new RowBuffer({ initialRows: INITIAL_ROWS, minRows: MIN_ROWS, zeroRow: zeroConnStats });
  }

  /** The answer of a poll is encoded: its buffer is free again. */
  giveBack(clientId: string, buffer: RowBuffer<ConnStats>): void {
    buffer.reset();
    this.buffers.set(clientId, buffer);
  }

  remove(clientId: string): void {
    this.buffers.delete(clientId);
  }

  /** Forgets the buffers of clients that are no longer registered. */
  keepOnly(clientIds: ReadonlySet<string>): void {
    for (const clientId of this.buffers.keys()) if (!clientIds.has(clientId)) this.buffers.delete(clientId);
  }
}
