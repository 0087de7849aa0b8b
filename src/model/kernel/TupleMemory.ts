import type { ConnTuple } from './tuple.ts';

/** What reading a tuple gives: the fields that could be read are filled in even when the tuple is not usable. */
export interface SocketTuple {
  readonly tuple: ConnTuple;
  readonly isReadable: boolean;
}

/** The tuples last read from a socket: on behalf of a process, and on behalf of none. */
export interface TupleMemory {
  owned: SocketTuple | undefined;
  ownerless: SocketTuple | undefined;
}
