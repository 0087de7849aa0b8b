import {
  type EventOf,
  IO_OPS,
  NAT_EVENTS,
  PACKET_TYPES,
  PID_SOURCES,
  type RecordedKind,
  type RecordedPrefix,
} from '../model/events.ts';
import type { CpuLoss, DriverFlowState, LostEvents, SocketCounters } from '../model/events.ts';
import { blob } from './blobType.ts';
import { counts, list, optional, tuple } from './compositeTypes.ts';
import type { FieldType } from './FieldType.ts';
import { cpu, ring } from './prefixTypes.ts';
import { address, bool, bytes, i32, oneOf, safeUint, text, u16, u32, u64, u8 } from './scalarTypes.ts';
import { DIRECTIONS, FLOW_TABLES, HTTP_VIAS, PROC_VIAS, SIDES, UNIX_VIAS } from './words.ts';

/** One field of a record: its name on the wire (as the header lists it) and what it can hold. */
export interface FieldSpec<T = unknown> {
  readonly wire: string;
  readonly type: FieldType<T>;
}

/** Number of a kind on the wire, and its fields behind the prefix, in the order of the wire. */
export interface KindSpec {
  readonly number: number;
  readonly fields: { readonly [field: string]: FieldSpec };
}

/** The vocabulary and the table below agree, field by field and type by type, or this file does not compile. */
type KindTable = {
  readonly [K in RecordedKind]: {
    readonly number: number;
    readonly fields: {
      readonly [F in Exclude<keyof EventOf<K>, 'kind' | keyof RecordedPrefix>]-?: FieldSpec<EventOf<K>[F]>;
    };
  };
};

/** Number of the first value of a trace, and of the last. */
export const HEADER_KIND = 0;
export const FOOTER_KIND = 1;
/** Kinds from here on are batches of columns; `batch:<name>` has the number of the plain kind plus this. */
export const FIRST_BATCH_KIND = 64;
/** Kind of the records that add texts to the dictionary. */
export const DICTIONARY_KIND = FIRST_BATCH_KIND;

const at = <T>(wire: string, type: FieldType<T>): FieldSpec<T> => ({ wire, type });

const counters = tuple<SocketCounters>({
  sentBytes: u64,
  recvBytes: u64,
  rawAckedBytes: u64,
  rawReceivedBytes: u64,
  segsIn: u32,
  segsOut: u32,
  retransmits: u32,
  rttUs: u32,
  rttVarUs: u32,
});
const lost = tuple<LostEvents>({ life: u32, data: u32 });
const cpuLoss = tuple<CpuLoss>({ cpu: u16, attempts: safeUint, delivered: safeUint, lost: safeUint });
const driverFlowState = tuple<DriverFlowState>({
  status: u8,
  sentBytes: u64,
  recvBytes: u64,
  sentPackets: u64,
  recvPackets: u64,
  sentBytesWithHeaders: u64,
  recvBytesWithHeaders: u64,
  retransmits: u32,
  rttUs: u32,
  rttVarUs: u32,
  classification: u16,
  request: u16,
  response: u16,
});
const pidSource = oneOf(PID_SOURCES);
const side = oneOf(SIDES);

/**
 * What every record begins with. `cseq` may be absent in records of the recorder's user space; the reader numbers those
 * in the order of the file, which is the order of the one thread that writes them.
 */
export const PREFIX_FIELDS = {
  tNs: at('t', safeUint),
  cpu: at('cpu', cpu),
  cseq: at('cseq', optional(safeUint)),
  ring: at('ring', ring),
} satisfies { readonly [F in keyof RecordedPrefix]: FieldSpec<RecordedPrefix[F] | undefined> };

/** Every kind that flowproof knows. A kind that is not here is skipped; so is a field that is not. */
export const RECORDED_KINDS = {
  snapshot_end: { number: 2, fields: { records: at('records', optional(safeUint)) } },
  loss: {
    number: 3,
    fields: {
      ringName: at('ring_name', text),
      lostTotal: at('lost_total', safeUint),
      attempts: at('attempts', optional(safeUint)),
      perCpu: at('per_cpu', list(cpuLoss)),
      detail: at('detail', optional(counts)),
    },
  },
  tick: { number: 4, fields: { records: at('records', safeUint) } },
  marker: { number: 5, fields: { text: at('text', text) } },
  proc: {
    number: 10,
    fields: {
      pid: at('pid', u32),
      ppid: at('ppid', optional(u32)),
      startNs: at('start_ns', optional(u64)),
      comm: at('comm', optional(text)),
      argv: at('argv', list(text)),
      argvBytes: at('argv_len', optional(u32)),
      cgroup: at('cgroup', optional(text)),
      netnsIno: at('netns_ino', optional(u32)),
      containerId: at('container_id', optional(text)),
      service: at('service', optional(text)),
      via: at('via', oneOf(PROC_VIAS)),
    },
  },
  proc_exit: { number: 11, fields: { pid: at('pid', u32), status: at('status', optional(i32)) } },
  netns: {
    number: 12,
    fields: {
      netnsIno: at('netns_ino', u32),
      netnsCookie: at('netns_cookie', optional(u64)),
      pid: at('pid', optional(u32)),
      isRoot: at('root', bool),
    },
  },
  iface: {
    number: 13,
    fields: {
      netnsIno: at('netns_ino', u32),
      ifindex: at('ifindex', u32),
      name: at('name', text),
      addrs: at('addrs', list(address)),
    },
  },
  sock: {
    number: 20,
    fields: {
      ck: at('ck', u64),
      family: at('family', u16),
      proto: at('proto', u16),
      pid: at('pid', optional(u32)),
      tid: at('tid', optional(u32)),
      comm: at('comm', optional(text)),
      cgroupId: at('cgroup_id', optional(u64)),
      netnsIno: at('netns_ino', optional(u32)),
      netnsCookie: at('netns_cookie', optional(u64)),
      isPreexisting: at('preexisting', bool),
    },
  },
  listen: {
    number: 21,
    fields: {
      ck: at('ck', u64),
      addr: at('addr', optional(address)),
      port: at('port', u16),
      backlog: at('backlog', optional(i32)),
    },
  },
  connect: {
    number: 22,
    fields: {
      ck: at('ck', u64),
      raddr: at('raddr', optional(address)),
      rport: at('rport', optional(u16)),
      pid: at('pid', optional(u32)),
      tid: at('tid', optional(u32)),
      result: at('result', optional(i32)),
    },
  },
  estab: {
    number: 23,
    fields: {
      ck: at('ck', u64),
      laddr: at('laddr', address),
      lport: at('lport', u16),
      raddr: at('raddr', address),
      rport: at('rport', u16),
      dir: at('dir', optional(oneOf(DIRECTIONS))),
      pid: at('pid', optional(u32)),
      pidSource: at('pid_src', optional(pidSource)),
      listenerCk: at('listener_ck', optional(u64)),
      netnsIno: at('netns_ino', optional(u32)),
    },
  },
  state: {
    number: 24,
    fields: {
      ck: at('ck', u64),
      from: at('from', u8),
      to: at('to', u8),
      errno: at('errno', optional(u32)),
      counters: at('counters', optional(counters)),
    },
  },
  progress: {
    number: 25,
    fields: {
      ck: at('ck', u64),
      counters: at('counters', optional(counters)),
      dataSegsTx: at('data_segs_tx', optional(safeUint)),
      dataBytesTx: at('data_bytes_tx', optional(u64)),
      dataSegsRx: at('data_segs_rx', optional(safeUint)),
      dataBytesRx: at('data_bytes_rx', optional(u64)),
      laddr: at('laddr', optional(address)),
      lport: at('lport', optional(u16)),
      raddr: at('raddr', optional(address)),
      rport: at('rport', optional(u16)),
    },
  },
  close: {
    number: 26,
    fields: {
      ck: at('ck', u64),
      pid: at('pid', optional(u32)),
      tid: at('tid', optional(u32)),
      state: at('state', optional(u8)),
      counters: at('counters', optional(counters)),
      lost: at('lost', lost),
    },
  },
  owner: { number: 27, fields: { ck: at('ck', u64), pid: at('pid', u32), pidSource: at('pid_src', pidSource) } },
  retrans: {
    number: 28,
    fields: {
      ck: at('ck', u64),
      seq: at('seq', optional(u32)),
      segs: at('segs', u32),
      total: at('total', optional(u32)),
    },
  },
  io: {
    number: 29,
    fields: {
      ck: at('ck', u64),
      op: at('op', oneOf(IO_OPS)),
      result: at('result', i32),
      pid: at('pid', optional(u32)),
      tid: at('tid', optional(u32)),
      raddr: at('raddr', optional(address)),
      rport: at('rport', optional(u16)),
    },
  },
  http: {
    number: 30,
    fields: {
      ck: at('ck', u64),
      dir: at('dir', side),
      seq: at('seq', u32),
      payloadBytes: at('plen', u32),
      head: at('head', bytes),
      headBytes: at('head_len', u32),
      isTruncated: at('trunc', bool),
      method: at('method', optional(text)),
      path: at('path', optional(text)),
      status: at('status', optional(u16)),
      via: at('via', oneOf(HTTP_VIAS)),
      flags: at('flags', optional(u16)),
    },
  },
  segment: {
    number: 31,
    fields: {
      ck: at('ck', u64),
      dir: at('dir', side),
      seq: at('seq', u32),
      lenBytes: at('len', u32),
      flags: at('flags', u16),
    },
  },
  nat: {
    number: 32,
    fields: {
      netnsIno: at('netns_ino', u32),
      ctId: at('ct_id', u32),
      event: at('event', oneOf(NAT_EVENTS)),
      proto: at('proto', u16),
      origSrc: at('orig_src', address),
      origSport: at('orig_sport', u16),
      origDst: at('orig_dst', address),
      origDport: at('orig_dport', u16),
      replySrc: at('reply_src', address),
      replySport: at('reply_sport', u16),
      replyDst: at('reply_dst', address),
      replyDport: at('reply_dport', u16),
      status: at('status', optional(u32)),
    },
  },
  packet: {
    number: 33,
    fields: {
      netnsIno: at('netns_ino', u32),
      ifindex: at('ifindex', u32),
      packetType: at('pkttype', oneOf(PACKET_TYPES)),
      src: at('src', address),
      sport: at('sport', u16),
      dst: at('dst', address),
      dport: at('dport', u16),
      seq: at('seq', u32),
      flags: at('flags', u16),
      payloadBytes: at('plen', u32),
      head: at('head', optional(bytes)),
    },
  },
  etw: {
    number: 40,
    fields: {
      fileTime: at('file_time', u64),
      id: at('id', u16),
      version: at('version', u8),
      level: at('level', u8),
      keyword: at('keyword', u64),
      activityId: at('act', blob),
      relatedActivityId: at('rel', optional(blob)),
      pid: at('pid', optional(u32)),
      tid: at('tid', optional(u32)),
      processor: at('processor', optional(u16)),
      provider: at('provider', optional(bytes)),
      data: at('data', blob),
    },
  },
  etw_loss: {
    number: 41,
    fields: {
      eventsLost: at('events_lost', safeUint),
      logBuffersLost: at('log_buffers_lost', safeUint),
      realTimeBuffersLost: at('rt_buffers_lost', safeUint),
    },
  },
  flow_rows: {
    number: 42,
    fields: {
      reader: at('reader', optional(text)),
      table: at('table', oneOf(FLOW_TABLES)),
      api: at('api', u16),
      rows: at('rows', blob),
      rounds: at('rounds', u32),
      errorCode: at('error', optional(u32)),
    },
  },
  driver_limits: {
    number: 43,
    fields: {
      maxOpen: at('max_open', safeUint),
      maxClosed: at('max_closed', safeUint),
      closedThreshold: at('closed_threshold', safeUint),
    },
  },
  driver_stats: { number: 44, fields: { stats: at('stats', blob) } },
  flow_open: {
    number: 45,
    fields: {
      handle: at('handle', u64),
      cookie: at('cookie', u64),
      pid: at('pid', u32),
      family: at('family', u16),
      proto: at('proto', u16),
      laddr: at('laddr', address),
      lport: at('lport', u16),
      raddr: at('raddr', address),
      rport: at('rport', u16),
      dir: at('dir', optional(oneOf(DIRECTIONS))),
    },
  },
  flow_update: { number: 46, fields: { handle: at('handle', u64), state: at('state', driverFlowState) } },
  flow_close: {
    number: 47,
    fields: { handle: at('handle', u64), status: at('status', u8), references: at('references', u32) },
  },
  driver_http: { number: 48, fields: { record: at('record', blob) } },
  fds: {
    number: 50,
    fields: {
      pid: at('pid', u32),
      total: at('total', u32),
      tcp4: at('tcp4', u32),
      tcp6: at('tcp6', u32),
      udp4: at('udp4', u32),
      udp6: at('udp6', u32),
      unix: at('unix', u32),
      otherSockets: at('other_sock', u32),
      pipe: at('pipe', u32),
      anon: at('anon', u32),
      file: at('file', u32),
    },
  },
  unix_open: {
    number: 51,
    fields: {
      ck: at('ck', u64),
      pid: at('pid', optional(u32)),
      path: at('path', optional(text)),
      dir: at('dir', optional(oneOf(DIRECTIONS))),
      via: at('via', oneOf(UNIX_VIAS)),
    },
  },
  unix_close: { number: 52, fields: { ck: at('ck', u64), aliveNs: at('alive_t', safeUint) } },
} as const satisfies KindTable;

/** Names of all kinds, in the order of their numbers. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table above
export const RECORDED_KIND_NAMES = Object.keys(RECORDED_KINDS) as RecordedKind[];

/** The fields of a kind, prefix first, in the order of the wire. */
export function fieldsOf(kind: RecordedKind): readonly (readonly [string, FieldSpec])[] {
  const spec: KindSpec = RECORDED_KINDS[kind];
  return [...Object.entries<FieldSpec>(PREFIX_FIELDS), ...Object.entries(spec.fields)];
}
