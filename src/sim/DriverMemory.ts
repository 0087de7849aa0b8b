import { Aging } from './Aging.ts';
import type { KnownProcess } from './processTable.ts';

/** Polls that a closed socket may still show segments of its end in: two minutes, by default. */
const SOCKET_POLLS = 4;
/** Polls in which a process that has ended may still own connections. */
const PROCESS_POLLS = 6;
/**
 * Polls after which nothing of a transaction is under way any more: longer than the agent keeps an idle transaction in
 * the kernel, which can bring a duplicate.
 */
const TRANSACTION_POLLS = 20;

/** How things are forgotten; `false` when one is still in use. */
export interface Forgetting<S> {
  socket(socket: S): void;
  flow(flow: number): boolean;
  transaction(transaction: number): boolean;
  process(process: KnownProcess): void;
}

/** Sees to it that a driver does not remember for ever what has ended. */
export class DriverMemory<S> {
  readonly sockets: Aging<S>;
  readonly flows: Aging<number>;
  readonly transactions: Aging<number>;
  readonly processes: Aging<KnownProcess>;

  constructor(forget: Forgetting<S>) {
    this.sockets = new Aging(SOCKET_POLLS, (socket) => {
      forget.socket(socket);
      return true;
    });
    this.flows = new Aging(TRANSACTION_POLLS, (flow) => forget.flow(flow));
    this.transactions = new Aging(TRANSACTION_POLLS, (transaction) => forget.transaction(transaction));
    this.processes = new Aging(PROCESS_POLLS, (process) => {
      forget.process(process);
      return true;
    });
  }

  /** A poll is over. */
  endPoll(): void {
    this.sockets.endPoll();
    this.flows.endPoll();
    this.transactions.endPoll();
    this.processes.endPoll();
  }
}
