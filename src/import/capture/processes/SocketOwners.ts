import type { Address } from '../../../model/connStats.ts';
import type { MappedEnd, MappedProcess } from './ProcessMap.ts';

/** A socket end whose owner is asked for. */
export interface AskedEnd {
  readonly namespace: string;
  readonly local: Address;
  readonly localPort: number;
  readonly remote: Address;
  readonly remotePort: number;
  /** `undefined` when the beginning of the connection was not captured. */
  readonly dir: 'in' | 'out' | undefined;
}

/** Whose it is, and which side it is on where only the map tells. */
export interface FoundOwner {
  readonly process: MappedProcess;
  readonly dir: 'in' | 'out' | undefined;
}

type Key = 'listens' | 'connects' | 'owns';

/** Finds the process that a map gives a socket to: by its own end, else by its listener or by whom it connects to. */
export class SocketOwners {
  private readonly claims = new Map<string, MappedProcess>();

  constructor(processes: readonly MappedProcess[]) {
    for (const process of processes) {
      for (const key of ['listens', 'connects', 'owns'] as const) {
        for (const end of process[key]) this.claims.set(claimOf(key, process.namespace, end), process);
      }
    }
  }

  find(asked: AskedEnd): FoundOwner | undefined {
    const { namespace, dir } = asked;
    const local = { address: asked.local, port: asked.localPort };
    const remote = { address: asked.remote, port: asked.remotePort };
    const owner = this.claimed('owns', namespace, local);
    if (owner) return { process: owner, dir };
    const listener = dir === 'out' ? undefined : this.claimed('listens', namespace, local);
    if (listener) return { process: listener, dir: 'in' };
    const client = dir === 'in' ? undefined : this.claimed('connects', namespace, remote);
    return client && { process: client, dir: 'out' };
  }

  private claimed(key: Key, namespace: string, { address, port }: MappedEnd): MappedProcess | undefined {
    for (const place of [namespace, undefined]) {
      for (const at of [address, '*']) {
        const process = this.claims.get(claimOf(key, place, { address: at, port }));
        if (process) return process;
      }
    }
    return undefined;
  }
}

function claimOf(key: Key, namespace: string | undefined, { address, port }: MappedEnd): string {
  return `${key} ${namespace ?? ''} ${address} ${port}`;
}
