import type { Address } from '../../../model/connStats.ts';

/** A network namespace that a map names. */
export interface MappedNamespace {
  readonly name: string;
  /** Whether it is the host's own, where the agent's socket filter sits. */
  readonly isRoot: boolean;
  /** Inode (u32), where it is known. */
  readonly inode: number | undefined;
  /** All addresses of its interfaces, where they are told: then no other address has a socket in it. */
  readonly addresses: readonly Address[] | undefined;
}

/** An address, which may be `*` for any, and a port. */
export interface MappedEnd {
  readonly address: Address;
  readonly port: number;
}

/** A process that a map names, with the sockets that are its own. */
export interface MappedProcess {
  readonly pid: number;
  readonly argv: readonly string[];
  readonly service: string | undefined;
  readonly container: string | undefined;
  /** Name of its namespace; its sockets may be in any when absent. */
  readonly namespace: string | undefined;
  /** Local ends of its listeners: the connections that arrive there are its own. */
  readonly listens: readonly MappedEnd[];
  /** Remote ends that it connects to. */
  readonly connects: readonly MappedEnd[];
  /** Local ends of single sockets. */
  readonly owns: readonly MappedEnd[];
}

/** What a capture cannot know: who owns the sockets, and where. */
export interface ProcessMap {
  readonly namespaces: readonly MappedNamespace[];
  readonly processes: readonly MappedProcess[];
}

export const EMPTY_PROCESS_MAP: ProcessMap = { namespaces: [], processes: [] };
