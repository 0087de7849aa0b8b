import type { Address } from '../../../model/connStats.ts';
import type { MappedNamespace } from '../processes/ProcessMap.ts';
import { isLoopback } from '../../../trace/isLoopback.ts';
import { type TcpSegment, TCP_FLAG } from '../packet/decodePacket.ts';

/** Handshake packets that wait for their copy in another namespace. */
const WAITING_MAX = 65_536;

/** What speaks for or against an address being of a namespace. */
interface Evidence {
  sentOutgoing: number;
  receivedOutgoing: number;
  /** Handshake packets from the address of which this namespace had the first copy. */
  firstCopies: number;
}

/** How it is known that an address is local. */
export type LocalReason = 'map' | 'loopback' | 'direction' | 'first copy';

/**
 * Which addresses are whose: a namespace holds the socket of an address only when the address is its own.
 *
 * In this order: what the map says; loopback; a cooked capture, which tells outgoing packets (an address that sends
 * such and is sent none is local); and of two namespaces that both show a packet, the one that shows it first sent it.
 */
export class LocalAddresses {
  private readonly told: ReadonlyMap<string, ReadonlySet<Address>>;
  private readonly evidence = new Map<string, Map<Address, Evidence>>();
  private readonly waiting = new Map<string, { readonly namespace: string; readonly timeNs: bigint }>();

  constructor(namespaces: readonly MappedNamespace[]) {
    this.told = new Map(
      namespaces.flatMap(({ name, addresses }) => (addresses ? [[name, new Set(addresses)] as const] : [])),
    );
  }

  /** Takes a captured segment for evidence. */
  observe(namespace: string, segment: TcpSegment, timeNs: bigint): void {
    if (segment.way === 'outgoing') {
      this.evidenceOf(namespace, segment.source).sentOutgoing += 1;
      this.evidenceOf(namespace, segment.target).receivedOutgoing += 1;
    }
    if ((segment.flags & TCP_FLAG.syn) !== 0) this.observeHandshake(namespace, segment, timeNs);
  }

  /** @returns `undefined` when nothing tells */
  isLocal(namespace: string, address: Address): boolean | undefined {
    const told = this.told.get(namespace);
    if (told) return told.has(address) || isLoopback(address);
    if (isLoopback(address)) return true;
    if (this.isToldElsewhere(address)) return false;
    const evidence = this.evidence.get(namespace)?.get(address);
    if (evidence && evidence.receivedOutgoing > 0) return false;
    if (evidence && evidence.sentOutgoing > 0) return true;
    const firstCopies = evidence?.firstCopies ?? 0;
    const others = this.firstCopiesElsewhere(namespace, address);
    return firstCopies === others ? undefined : firstCopies > others;
  }

  /** The addresses that are known to be local to a namespace, with how. */
  known(namespace: string): { readonly address: Address; readonly reason: LocalReason }[] {
    const told = this.told.get(namespace);
    if (told) return [...told].map((address) => ({ address, reason: 'map' }));
    const seen = [...(this.evidence.get(namespace) ?? [])].filter(([address]) => this.isLocal(namespace, address));
    return seen.map(([address, { sentOutgoing }]) => ({
      address,
      reason: isLoopback(address) ? 'loopback' : sentOutgoing > 0 ? 'direction' : 'first copy',
    }));
  }

  private observeHandshake(
    namespace: string,
    { source, sourcePort, target, targetPort, seq, flags }: TcpSegment,
    timeNs: bigint,
  ) {
    const own = this.evidenceOf(namespace, source);
    if (isLoopback(source)) return;
    const key = `${source} ${sourcePort} ${target} ${targetPort} ${seq} ${flags}`;
    const first = this.waiting.get(key);
    if (first === undefined) {
      this.waiting.set(key, { namespace, timeNs });
      if (this.waiting.size > WAITING_MAX) this.forgetOldest();
      return;
    }
    if (first.namespace === namespace || first.timeNs === timeNs) return;
    this.waiting.delete(key);
    if (first.timeNs < timeNs) this.evidenceOf(first.namespace, source).firstCopies += 1;
    else own.firstCopies += 1;
  }

  private forgetOldest(): void {
    for (const oldest of this.waiting.keys()) {
      this.waiting.delete(oldest);
      return;
    }
  }

  private isToldElsewhere(address: Address): boolean {
    return [...this.told.values()].some((addresses) => addresses.has(address));
  }

  private firstCopiesElsewhere(namespace: string, address: Address): number {
    let most = 0;
    for (const [name, addresses] of this.evidence) {
      if (name !== namespace) most = Math.max(most, addresses.get(address)?.firstCopies ?? 0);
    }
    return most;
  }

  private evidenceOf(namespace: string, address: Address): Evidence {
    let addresses = this.evidence.get(namespace);
    if (!addresses) this.evidence.set(namespace, (addresses = new Map<Address, Evidence>()));
    let evidence = addresses.get(address);
    if (!evidence) addresses.set(address, (evidence = { sentOutgoing: 0, receivedOutgoing: 0, firstCopies: 0 }));
    return evidence;
  }
}
