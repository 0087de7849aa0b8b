// The workload that the rates of real Go were measured with: connection number i, made as one row of columns.
// Every tuple differs, unless a set is made for roll-up.

const TCP = 0;
const UDP = 1;
const IPV4 = 0;
const IPV6 = 1;
const INCOMING = 1;
const OUTGOING = 2;
const DEST_PORTS = [80, 443, 5432, 6379, 8080];
const FIRST_NETNS = 4026531840;
const FIRST_CLOSED = 1_000_000;
const CLOSED_SETS = 4;
const MASK_64 = (1n << 64n) - 1n;

/** The active connections and the closed ones of a round, for the state with these tables of texts. */
export class Workload {
  constructor(parts, { active, closed, isForRollup = false }) {
    this.parts = parts;
    this.active = activeSet(parts, active);
    this.closedSets = Array.from({ length: closed > 0 ? CLOSED_SETS : 0 }, (_, set) =>
      closedSet(parts, FIRST_CLOSED + set * closed, closed, isForRollup),
    );
    this.round = 0;
  }

  /** The closed connections of the next round: four fixed sets, in turn. */
  nextClosed() {
    const set = this.closedSets[this.round % CLOSED_SETS];
    this.round += 1;
    return set;
  }

  /** Half a minute of traffic on every active connection. */
  refreshActive() {
    const { active, parts } = this;
    const { words } = active.monotonic;
    const { COUNTER_WORDS, SENT_BYTES, RECV_BYTES, SENT_PACKETS, RECV_PACKETS, RETRANSMITS } = parts.counterWords;
    for (let row = 0; row < active.count; row += 1) {
      const word = row * COUNTER_WORDS;
      add(words, word + SENT_BYTES, 1500 * (1 + (row % 7)), parts);
      add(words, word + RECV_BYTES, 4000, parts);
      add(words, word + SENT_PACKETS, 3, parts);
      add(words, word + RECV_PACKETS, 4, parts);
      if (row % 50 === 0) words[word + RETRANSMITS] += 1;
    }
  }
}

function add(words, at, amount, { LOW, HIGH }) {
  const low = words[at + LOW] + amount;
  words[at + LOW] = low;
  if (low > 0xffff_ffff) words[at + HIGH] += 1;
}

function activeSet(parts, count) {
  const table = new parts.ConnColumns();
  for (let i = 0; i < count; i += 1) parts.addConn(table, connection(i), parts.texts);
  return table;
}

function closedSet(parts, first, count, isForRollup) {
  const table = new parts.ConnColumns();
  for (let i = first; i < first + count; i += 1) {
    const conn = isForRollup ? rolledUpConnection(i) : connection(i);
    parts.addConn(table, closedOf(conn), parts.texts);
  }
  return table;
}

/** Connection number `i` as the model's plain object. */
export function connection(i) {
  const isV6 = i % 5 === 4;
  const sport = 32_768 + (i % 28_000);
  const dport = DEST_PORTS[i % 5];
  const source = isV6 ? `fd::${hex(i)}` : `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`;
  return {
    cookie: splitmix64(BigInt(i)),
    source,
    dest: isV6 ? `fd::${hex(2 ** 40 + (i % 4000))}` : `172.16.${i % 16}.${(i % 250) + 1}`,
    sport,
    dport,
    pid: 1000 + (i % 500),
    netns: FIRST_NETNS + (i % 8),
    type: i % 10 === 9 ? UDP : TCP,
    family: isV6 ? IPV6 : IPV4,
    direction: i % 2 === 0 ? OUTGOING : INCOMING,
    monotonic: {
      sentBytes: BigInt(1000 * ((i % 97) + 1)),
      recvBytes: BigInt(3000 * ((i % 89) + 1)),
      sentPackets: BigInt((i % 97) + 1),
      recvPackets: BigInt((i % 89) + 1),
      retransmits: 0,
      tcpEstablished: 1,
      tcpClosed: 0,
    },
    last: zeros(),
    lastUpdateEpochNs: BigInt(i),
    durationNs: 0n,
    rttUs: 100 + (i % 900),
    rttVarUs: i % 50,
    ipTranslation: i % 10 === 0 ? translation(i, source, sport, dport) : undefined,
    tcpFailures: undefined,
    protocolStack: { api: 0, application: 0, encryption: 0 },
    tlsTags: { chosenVersion: 0, cipherSuite: 0, offeredVersions: 0 },
    dnsStats: undefined,
    containerSource: i % 2 === 0 ? `c${i % 200}` : undefined,
    containerDest: undefined,
    isClosed: false,
    intraHost: false,
    flows: 0,
  };
}

/** The same connection, closed after a second. */
export function closedOf(conn) {
  return { ...conn, isClosed: true, durationNs: 1_000_000_000n, monotonic: { ...conn.monotonic, tcpClosed: 1 } };
}

/** IPv4 only, with few addresses and processes, so that outgoing ones become one. */
function rolledUpConnection(i) {
  const conn = connection(i);
  const source = `10.0.0.${(i % 4) + 1}`;
  const ipTranslation = conn.ipTranslation && { ...conn.ipTranslation, replDstIp: source };
  return { ...conn, source, dest: `172.16.0.${(i % 8) + 1}`, family: IPV4, pid: 1000 + (i % 16), ipTranslation };
}

/** The reply comes from a translated address and port, and goes to the local end as it is. */
function translation(i, source, sport, dport) {
  const replSrcIp = `192.168.${i & 255}.${(i % 250) + 1}`;
  return { replSrcIp, replSrcPort: dport + 10_000, replDstIp: source, replDstPort: sport };
}

function zeros() {
  const none = { retransmits: 0, tcpEstablished: 0, tcpClosed: 0 };
  return { sentBytes: 0n, recvBytes: 0n, sentPackets: 0n, recvPackets: 0n, ...none };
}

function hex(number) {
  const digits = number.toString(16).padStart(12, '0');
  return [digits.slice(0, 4), digits.slice(4, 8), digits.slice(8)]
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/** The u64 generator of that name, for one number. */
export function splitmix64(number) {
  let z = (number + 0x9e3779b97f4a7c15n) & MASK_64;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK_64;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK_64;
  return z ^ (z >> 31n);
}
