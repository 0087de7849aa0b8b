/** Link types of libpcap's files. */
export const LINK = {
  null: 0,
  ethernet: 1,
  /** Numbers that some systems wrote for raw IP before 101 was agreed on. */
  rawOpenBsd: 14,
  rawBsd: 12,
  raw: 101,
  loop: 108,
  linuxCooked: 113,
  ipv4: 228,
  ipv6: 229,
  linuxCooked2: 276,
} as const;

/** Which way a packet went, where its link layer says so (cooked captures do). */
export type PacketWay = 'incoming' | 'outgoing' | undefined;

/** Where the IP packet begins. */
export interface LinkLayer {
  readonly ipAt: number;
  readonly way: PacketWay;
  /** Index of the network interface, where the link layer says so. */
  readonly ifindex: number | undefined;
}

const ETHER_IPV4 = 0x0800;
const ETHER_IPV6 = 0x86dd;
/** Tags of VLANs: each is four bytes, and there may be several. */
const VLAN_TAGS: ReadonlySet<number> = new Set([0x8100, 0x88a8, 0x9100]);
const COOKED_OUTGOING = 4;
const COOKED_TO_US = 0;

/**
 * Finds the IP packet behind the link layer.
 *
 * @returns `other` for a packet that is not IP, `cut` when its headers were not captured, `unknown` for a link type that
 * cannot be read
 */
export function readLinkLayer(link: number, bytes: Buffer): LinkLayer | 'other' | 'cut' | 'unknown' {
  switch (link) {
    case LINK.ethernet:
      return ethernet(bytes);
    case LINK.linuxCooked:
      return cooked(bytes, 14, bytes.length >= 2 ? bytes.readUInt16BE(0) : -1, undefined);
    case LINK.linuxCooked2:
      return bytes.length < 11 ? 'cut' : cooked(bytes, 0, bytes[10]!, bytes.readUInt32BE(4));
    case LINK.null:
    case LINK.loop:
      // Four bytes with the family in an order that depends on the machine: the version behind it says as much.
      return bytes.length < 5 ? 'cut' : ipAt(bytes, 4);
    case LINK.raw:
    case LINK.rawBsd:
    case LINK.rawOpenBsd:
    case LINK.ipv4:
    case LINK.ipv6:
      return ipAt(bytes, 0);
    default:
      return 'unknown';
  }
}

function ethernet(bytes: Buffer): ReturnType<typeof readLinkLayer> {
  let at = 12;
  while (bytes.length >= at + 2 && VLAN_TAGS.has(bytes.readUInt16BE(at))) at += 4;
  if (bytes.length < at + 2) return 'cut';
  return ofProtocol(bytes, at, at + 2, undefined, undefined);
}

/** Linux cooked captures: version 1 is 16 bytes with the protocol at 14, version 2 is 20 bytes with it at 0. */
function cooked(
  bytes: Buffer,
  protocolAt: number,
  packetType: number,
  ifindex: number | undefined,
): ReturnType<typeof readLinkLayer> {
  const headerBytes = protocolAt === 0 ? 20 : 16;
  if (bytes.length < headerBytes) return 'cut';
  const way = packetType === COOKED_OUTGOING ? 'outgoing' : packetType === COOKED_TO_US ? 'incoming' : undefined;
  let from = headerBytes;
  let protocol = protocolAt;
  while (VLAN_TAGS.has(bytes.readUInt16BE(protocol))) {
    if (bytes.length < from + 4) return 'cut';
    protocol = from + 2;
    from += 4;
  }
  return ofProtocol(bytes, protocol, from, way, ifindex);
}

function ofProtocol(
  bytes: Buffer,
  protocolAt: number,
  from: number,
  way: PacketWay,
  ifindex: number | undefined,
): LinkLayer | 'other' | 'cut' {
  const protocol = bytes.readUInt16BE(protocolAt);
  if (protocol !== ETHER_IPV4 && protocol !== ETHER_IPV6) return 'other';
  return { ipAt: from, way, ifindex };
}

function ipAt(bytes: Buffer, at: number): LinkLayer | 'other' | 'cut' {
  if (bytes.length <= at) return 'cut';
  const version = bytes[at]! >> 4;
  return version === 4 || version === 6 ? { ipAt: at, way: undefined, ifindex: undefined } : 'other';
}
