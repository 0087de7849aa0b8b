import { assert, assertNever } from '../../model/assert.ts';
import type { HttpProcess } from '../../model/goclient/HttpProcess.ts';
import type { RequestCall } from '../../model/goclient/RequestCall.ts';
import type { Transport } from '../../model/goclient/Transport.ts';
import type { TransportConfig } from '../../model/goclient/TransportConfig.ts';
import type { ClientChoice, ClientProgram } from '../../scenarios/goclient/ClientProgram.ts';

/** A client that a call was given. */
export interface ChosenClient {
  /** As counts are filed: its own name, `pool` or `temporary`. */
  readonly name: string;
  readonly transport: Transport;
  readonly timeoutNs: number;
  /** To be closed when its one call is over. */
  readonly closesAfterCall: boolean;
  /** Tells the application's pool who uses the client now. */
  readonly usedBy: (call: RequestCall) => void;
}

interface PooledClient {
  readonly transport: Transport;
  user: RequestCall | undefined;
}

/** The clients of an application: those with names, its own pool of clients, and temporary ones. */
export class ApplicationClients {
  #program: ClientProgram;
  readonly #process: HttpProcess;
  readonly #named = new Map<string, Transport>();
  readonly #pool: PooledClient[] = [];
  #nextInPool = 0;

  constructor(program: ClientProgram, process: HttpProcess) {
    this.#program = program;
    this.#process = process;
    this.#fillPool();
  }

  /** The application is another one from now on. Temporary clients that were made before stay what they were. */
  change(program: ClientProgram): void {
    this.#program = program;
    for (const [name, transport] of this.#named) transport.config = this.#configOf(name);
    for (const { transport } of this.#pool) transport.config = this.#configOf(program.poolTransport);
    this.#fillPool();
  }

  choose(choice: ClientChoice): ChosenClient {
    switch (choice.kind) {
      case 'named':
        return this.#namedClient(choice.name);
      case 'pool':
        return this.#fromPool() ?? this.#temporary();
      case 'temporary':
        return this.#temporary();
      default:
        return assertNever(choice);
    }
  }

  #namedClient(name: string): ChosenClient {
    const client = this.#program.clients.get(name);
    assert(client !== undefined, 'a call names a client that exists');
    const transport = this.#named.get(client.transport) ?? this.#addTransport(client.transport, client.transport);
    this.#named.set(client.transport, transport);
    return { name, transport, timeoutNs: client.timeoutNs, closesAfterCall: false, usedBy: () => {} };
  }

  /** The next client that nobody uses, in turn. */
  #fromPool(): ChosenClient | undefined {
    const { size } = this.#program.pool;
    for (let step = 0; step < size; step += 1) {
      const index = (this.#nextInPool + step) % size;
      const client = this.#pool[index]!;
      if (client.user !== undefined && client.user.outcome === undefined) continue;
      this.#nextInPool = (index + 1) % size;
      return {
        name: 'pool',
        transport: client.transport,
        timeoutNs: 0,
        closesAfterCall: false,
        usedBy: (call) => {
          client.user = call;
        },
      };
    }
    return undefined;
  }

  /** All are in use: a client for this call alone. Nobody keeps it, but its connections live on. */
  #temporary(): ChosenClient {
    const transport = this.#addTransport('temporary', this.#program.poolTransport);
    const { closesTemporary } = this.#program.pool;
    return { name: 'temporary', transport, timeoutNs: 0, closesAfterCall: closesTemporary, usedBy: () => {} };
  }

  #fillPool(): void {
    while (this.#pool.length < this.#program.pool.size) {
      this.#pool.push({ transport: this.#addTransport('pool', this.#program.poolTransport), user: undefined });
    }
  }

  #addTransport(name: string, template: string): Transport {
    return this.#process.addTransport(name, this.#configOf(template));
  }

  #configOf(template: string): TransportConfig {
    const config = this.#program.transports.get(template);
    assert(config !== undefined, 'a client names a transport that exists');
    return config;
  }
}
