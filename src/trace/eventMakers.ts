import {
  type DriverFlowState,
  type EventOf,
  IO_OPS,
  type LostEvents,
  type PidSource,
  PID_SOURCES,
  type RecordedEvent,
  type RecordedKind,
  type SocketCounters,
} from '../model/events.ts';
import type { FieldReader } from './FieldReader.ts';
import { DIRECTIONS, FLOW_TABLES, HTTP_VIAS, PROC_VIAS, SIDES } from './words.ts';

/**
 * Puts together the events of the frequent kinds, each with all its fields at once and in one order: JavaScript engines
 * are fast with objects that are alike. What is absent is `undefined`.
 *
 * The calls stand in the order of the fields in `RECORDED_KINDS`, which is the order in which a reader hands them out;
 * `test/trace/fastDecoding.test.ts` holds both against each other. Kinds that are not here are rare and take the general
 * way.
 */
const EVENT_MAKERS: { readonly [K in RecordedKind]?: (r: FieldReader) => EventOf<K> } = {
  proc: (r) => ({
    kind: 'proc',
    tNs: r.tNs(),
    cpu: r.cpu(),
    cseq: r.cseq(),
    ring: r.ring(),
    pid: r.u32(),
    ppid: optionalU32(r),
    startNs: optionalU64(r),
    comm: optionalText(r),
    argv: r.texts(),
    argvBytes: optionalU32(r),
    cgroup: optionalText(r),
    netnsIno: optionalU32(r),
    containerId: optionalText(r),
    service: optionalText(r),
    via: r.oneOf(PROC_VIAS),
  }),
  proc_exit: (r) => ({
    kind: 'proc_exit',
    tNs: r.tNs(),
    cpu: r.cpu(),
    cseq: r.cseq(),
    ring: r.ring(),
    pid: r.u32(),
    status: optionalI32(r),
  }),
  sock: (r) => ({
    kind: 'sock',
    tNs: r.tNs(),
    cpu: r.cpu(),
    cseq: r.cseq(),
    ring: r.ring(),
    ck: r.u64(),
    family: r.u16(),
    proto: r.u16(),
    pid: optionalU32(r),
    tid: optionalU32(r),
    comm: optionalText(r),
    cgroupId: optionalU64(r),
    netnsIno: optionalU32(r),
    netnsCookie: optionalU64(r),
    isPreexisting: r.bool(),
  }),
  listen: (r) => ({
    kind: 'listen',
    tNs: r.tNs(),
    cpu: r.cpu(),
    cseq: r.cseq(),
    ring: r.ring(),
    ck: r.u64(),
    addr: optionalAddress(r),
    port: r.u16(),
    backlog: optionalI32(r),
  }),
  connect: (r) => ({
    kind: 'connect',
    tNs: r.tNs(),
    cpu: r.cpu(),
    cseq: r.cseq(),
    ring: r.ring(),
    ck: r.u64(),
    raddr: optionalAddress(r),
    rport: optionalU16(r),
    pid: optionalU32(r),
    tid: optionalU32(r),
    result: optionalI32(r),
  }),
  estab: (r) => ({
    kind: 'estab',
    tNs: r.tNs(),
    cpu: r.cpu(),
    cseq: r.cseq(),
    ring: r.ring(),
    ck: r.u64(),
    laddr: r.address(),
    lport: r.u16(),
    raddr: r.address(),
    rport: r.u16(),
    dir: r.isAbsent() ? undefined : r.oneOf(DIRECTIONS),
    pid: optionalU32(r),
    pidSource: optionalPidSource(r),
    listenerCk: optionalU64(r),
    netnsIno: optionalU32(r),
  }),
  state: (r) => ({
    kind: 'state',
    tNs: r.tNs(),
    cpu: r.cpu(),
    cseq: r.cseq(),
    ring: r.ring(),
    ck: r.u64(),
    from: r.u8(),
    to: r.u8(),
    errno: optionalU32(r),
    counters: optionalCounters(r),
  }),
  progress: (r) => ({
    kind: 'progress',
    tNs: r.tNs(),
    cpu: r.cpu(),
    cseq: r.cseq(),
    ring: r.ring(),
    ck: r.u64(),
    counters: optionalCounters(r),
    dataSegsTx: optionalSafeUint(r),
    dataBytesTx: optionalU64(r),
    dataSegsRx: optionalSafeUint(r),
    dataBytesRx: optionalU64(r),
    laddr: optionalAddress(r),
    lport: optionalU16(r),
    raddr: optionalAddress(r),
    rport: optionalU16(r),
  }),
  close: (r) => ({
    kind: 'close',
    tNs: r.tNs(),
    cpu: r.cpu(),
    cseq: r.cseq(),
    ring: r.ring(),
    ck: r.u64(),
    pid: optionalU32(r),
    tid: optionalU32(r),
    state: r.isAbsent() ? undefined : r.u8(),
    counters: optionalCounters(r),
    lost: lostEvents(r),
  }),
  owner: (r) => ({
    kind: 'owner',
    tNs: r.tNs(),
    cpu: r.cpu(),
    cseq: r.cseq(),
    ring: r.ring(),
    ck: r.u64(),
    pid: r.u32(),
    pidSource: r.oneOf(PID_SOURCES),
  }),
  retrans: (r) => ({
    kind: 'retrans',
    tNs: r.tNs(),
    cpu: r.cpu(),
    cseq: r.cseq(),
    ring: r.ring(),
    ck: r.u64(),
    seq: optionalU32(r),
    segs: r.u32(),
    total: optionalU32(r),
  }),
  io: (r) => ({
    kind: 'io',
    tNs: r.tNs(),
    cpu: r.cpu(),
    cseq: r.cseq(),
    ring: r.ring(),
    ck: r.u64(),
    op: r.oneOf(IO_OPS),
    result: r.i32(),
    pid: optionalU32(r),
    tid: optionalU32(r),
    raddr: optionalAddress(r),
    rport: optionalU16(r),
  }),
  http: (r) => ({
    kind: 'http',
    tNs: r.tNs(),
    cpu: r.cpu(),
    cseq: r.cseq(),
    ring: r.ring(),
    ck: r.u64(),
    dir: r.oneOf(SIDES),
    seq: r.u32(),
    payloadBytes: r.u32(),
    head: r.bytes(),
    headBytes: r.u32(),
    isTruncated: r.bool(),
    method: optionalText(r),
    path: optionalText(r),
    status: optionalU16(r),
    via: r.oneOf(HTTP_VIAS),
    flags: optionalU16(r),
  }),
  segment: (r) => ({
    kind: 'segment',
    tNs: r.tNs(),
    cpu: r.cpu(),
    cseq: r.cseq(),
    ring: r.ring(),
    ck: r.u64(),
    dir: r.oneOf(SIDES),
    seq: r.u32(),
    lenBytes: r.u32(),
    flags: r.u16(),
  }),
  etw: (r) => ({
    kind: 'etw',
    tNs: r.tNs(),
    cpu: r.cpu(),
    cseq: r.cseq(),
    ring: r.ring(),
    fileTime: r.u64(),
    id: r.u16(),
    version: r.u8(),
    level: r.u8(),
    keyword: r.u64(),
    activityId: r.blob(),
    relatedActivityId: r.isAbsent() ? undefined : r.blob(),
    pid: optionalU32(r),
    tid: optionalU32(r),
    processor: optionalU16(r),
    provider: r.isAbsent() ? undefined : r.bytes(),
    data: r.blob(),
  }),
  flow_rows: (r) => ({
    kind: 'flow_rows',
    tNs: r.tNs(),
    cpu: r.cpu(),
    cseq: r.cseq(),
    ring: r.ring(),
    reader: optionalText(r),
    table: r.oneOf(FLOW_TABLES),
    api: r.u16(),
    rows: r.blob(),
    rounds: r.u32(),
    errorCode: optionalU32(r),
  }),
  flow_open: (r) => ({
    kind: 'flow_open',
    tNs: r.tNs(),
    cpu: r.cpu(),
    cseq: r.cseq(),
    ring: r.ring(),
    handle: r.u64(),
    cookie: r.u64(),
    pid: r.u32(),
    family: r.u16(),
    proto: r.u16(),
    laddr: r.address(),
    lport: r.u16(),
    raddr: r.address(),
    rport: r.u16(),
    dir: r.isAbsent() ? undefined : r.oneOf(DIRECTIONS),
  }),
  flow_update: (r) => ({
    kind: 'flow_update',
    tNs: r.tNs(),
    cpu: r.cpu(),
    cseq: r.cseq(),
    ring: r.ring(),
    handle: r.u64(),
    state: driverFlowState(r),
  }),
  flow_close: (r) => ({
    kind: 'flow_close',
    tNs: r.tNs(),
    cpu: r.cpu(),
    cseq: r.cseq(),
    ring: r.ring(),
    handle: r.u64(),
    status: r.u8(),
    references: r.u32(),
  }),
};

/** The maker of a frequent kind. */
export function makerOf(kind: RecordedKind): ((r: FieldReader) => RecordedEvent) | undefined {
  return EVENT_MAKERS[kind];
}

function optionalU16(r: FieldReader): number | undefined {
  return r.isAbsent() ? undefined : r.u16();
}

function optionalU32(r: FieldReader): number | undefined {
  return r.isAbsent() ? undefined : r.u32();
}

function optionalI32(r: FieldReader): number | undefined {
  return r.isAbsent() ? undefined : r.i32();
}

function optionalSafeUint(r: FieldReader): number | undefined {
  return r.isAbsent() ? undefined : r.safeUint();
}

function optionalU64(r: FieldReader): bigint | undefined {
  return r.isAbsent() ? undefined : r.u64();
}

function optionalText(r: FieldReader): string | undefined {
  return r.isAbsent() ? undefined : r.text();
}

function optionalAddress(r: FieldReader): string | undefined {
  return r.isAbsent() ? undefined : r.address();
}

function optionalPidSource(r: FieldReader): PidSource | undefined {
  return r.isAbsent() ? undefined : r.oneOf(PID_SOURCES);
}

function lostEvents(r: FieldReader): LostEvents {
  r.parts(2);
  return { life: r.u32(), data: r.u32() };
}

function optionalCounters(r: FieldReader): SocketCounters | undefined {
  if (r.isAbsent()) return undefined;
  r.parts(9);
  return {
    sentBytes: r.u64(),
    recvBytes: r.u64(),
    rawAckedBytes: r.u64(),
    rawReceivedBytes: r.u64(),
    segsIn: r.u32(),
    segsOut: r.u32(),
    retransmits: r.u32(),
    rttUs: r.u32(),
    rttVarUs: r.u32(),
  };
}

function driverFlowState(r: FieldReader): DriverFlowState {
  r.parts(13);
  return {
    status: r.u8(),
    sentBytes: r.u64(),
    recvBytes: r.u64(),
    sentPackets: r.u64(),
    recvPackets: r.u64(),
    sentBytesWithHeaders: r.u64(),
    recvBytesWithHeaders: r.u64(),
    retransmits: r.u32(),
    rttUs: r.u32(),
    rttVarUs: r.u32(),
    classification: r.u16(),
    request: r.u16(),
    response: r.u16(),
  };
}
