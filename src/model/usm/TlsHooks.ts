import type { ProtocolStackMap } from '../kernel/protocolStackMap.ts';
import { type ConnTuple, withoutOwner } from '../kernel/tuple.ts';
import type { HitList } from '../ledger/tracker.ts';
import { APPLICATION_HTTP, CLASSIFICATION_BYTES, ENCRYPTION_TLS, isHttpStart } from './classifyHttp.ts';
import type { EventPages } from './EventPages.ts';
import type { UsmProfile } from '../profile.ts';
import type { HttpProgram } from './HttpProgram.ts';
import { httpTuple } from './httpTuple.ts';
import { FRAGMENT_BYTES } from './segment.ts';

/** One read or write of a hooked TLS library, as its return point shows it. */
export interface TlsCall {
  readonly cpu: number;
  /** Kernel monotonic clock, ns (u64). */
  readonly timeNs: bigint;
  /** As the library's socket has it; order of the ends, process and namespace do not matter. */
  readonly tuple: ConnTuple;
  /** Plaintext from the buffer's address on, as long as the memory is known; zero bytes behind it. */
  readonly memory: string;
  /** Byte count that the library reported. */
  readonly lengthBytes: number;
  /** Bytes up to the end of the memory page, when the next page cannot be read; else `undefined`. */
  readonly readableBytes?: number | undefined;
  /** Static tag of the library (u64). */
  readonly tags: bigint;
  /** The ledger's handle of the request that starts here; 0 when none does. */
  readonly hits: HitList;
}

/** The end of a TLS connection: shutdown of the library, Go's `Close`, or `tcp_close`. */
export interface TlsClose {
  readonly cpu: number;
  readonly timeNs: bigint;
  readonly tuple: ConnTuple;
  /** Reached through `tcp_close`: HTTP is left to the FIN that the socket filter will see. */
  readonly isFromTcpClose: boolean;
}

/** The parts that the hooks work with. */
export interface TlsHooksParts {
  readonly stacks: ProtocolStackMap;
  readonly program: HttpProgram;
  readonly pages: EventPages;
  readonly isHttpMonitored: boolean;
  /** Those of today when absent. */
  readonly rules?: Pick<UsmProfile, 'tlsFlush' | 'httpPortRange'>;
}

/**
 * Reads the plaintext of hooked TLS libraries into the HTTP program.
 *
 * There is no sequence number, so nothing is recognised as a copy: with both ends of a connection hooked each message
 * arrives twice. Every call also tries to send full pages of its CPU (from 7.44 on).
 *
 * @upstream datadog-agent pkg/network/ebpf/c/protocols/tls/https.h tls_process, tls_finish @ c45d449
 */
export class TlsHooks {
  readonly #parts: TlsHooksParts;

  constructor(parts: TlsHooksParts) {
    this.#parts = parts;
  }

  /** A read or write returned. */
  onCall(call: TlsCall): void {
    const { stacks, program, rules } = this.#parts;
    const tuple = httpTuple(withoutOwner(call.tuple), stacks, rules?.httpPortRange);
    const stack = stacks.getOrCreate(tuple, call.timeNs);
    if (stack === undefined) {
      program.requestHits.lose(call.hits, 'classification-map-full');
      return;
    }
    if (stack.application === 0) {
      // A connection that plain packets made an HTTP connection is not marked as encrypted any more.
      stack.encryption = ENCRYPTION_TLS;
      if (this.#isHttp(call)) stack.application = APPLICATION_HTTP;
    }
    if (stack.application !== APPLICATION_HTTP) {
      program.requestHits.lose(call.hits, 'not-classified');
      return;
    }
    program.process({
      cpu: call.cpu,
      timeNs: call.timeNs,
      tuple,
      fragment: readUserMemory(call, FRAGMENT_BYTES),
      tags: call.tags,
      segment: undefined,
      hits: call.hits,
    });
    this.#flush(call.cpu);
  }

  /**
   * The connection ends: the program gets a made-up segment with nothing but FIN. A connection that was never seen
   * leaves an empty classification entry behind, because the look-up creates what it does not find.
   */
  onClose(close: TlsClose): void {
    const { stacks, program, rules } = this.#parts;
    const tuple = httpTuple(withoutOwner(close.tuple), stacks, rules?.httpPortRange);
    const stack = stacks.getOrCreate(tuple, close.timeNs);
    if (stack?.application !== APPLICATION_HTTP || close.isFromTcpClose) return;
    program.process({
      cpu: close.cpu,
      timeNs: close.timeNs,
      tuple,
      fragment: '',
      tags: 0n,
      segment: { seq: 0, isTermination: true, isEmpty: true },
      hits: 0,
    });
    this.#flush(close.cpu);
  }

  #flush(cpu: number): void {
    if (this.#parts.rules?.tlsFlush ?? true) this.#parts.pages.flush(cpu);
  }

  #isHttp(call: TlsCall): boolean {
    return this.#parts.isHttpMonitored && isHttpStart(readUserMemory(call, CLASSIFICATION_BYTES), call.lengthBytes);
  }
}

/** Reads a fixed number of bytes whatever the library's byte count is, or fewer when the page ends before. */
function readUserMemory({ memory, readableBytes }: TlsCall, sizeBytes: number): string {
  return memory.slice(0, Math.min(sizeBytes, readableBytes ?? sizeBytes));
}
