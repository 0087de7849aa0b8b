import type { EventSink } from './flows/EventSink.ts';
import type { SocketFactory } from './flows/SocketFactory.ts';
import { programOf } from './flows/SocketEnd.ts';
import type { NamespaceNumbers } from './places/numberNamespaces.ts';
import type { MappedProcess, ProcessMap } from './processes/ProcessMap.ts';

const FAMILY_IPV4 = 2;
const FAMILY_IPV6 = 10;
const PROTO_TCP = 6;

/** Tells what was there before the first packet: namespaces, the processes of the map, and their listeners. */
export function tellSnapshot(
  sink: EventSink,
  sockets: SocketFactory,
  { namespaces, processes }: ProcessMap,
  { root, inodes }: NamespaceNumbers,
): void {
  for (const [name, netnsIno] of inodes) {
    const netns = { netnsIno, netnsCookie: undefined, pid: undefined, isRoot: name === root };
    sink.push({ kind: 'netns', ...sink.next('user'), ...netns });
    const addrs = namespaces.find((namespace) => namespace.name === name)?.addresses;
    // Which interface has which of them nobody has told.
    if (addrs) sink.push({ kind: 'iface', ...sink.next('user'), netnsIno, ifindex: 1, name: 'unknown', addrs });
  }
  for (const process of processes) tellProcess(sink, process, inodeOf(process, inodes, root));
  for (const process of processes) tellListeners(sink, sockets, process, inodes, root);
  sink.push({ kind: 'snapshot_end', ...sink.next('user'), records: undefined });
}

function tellProcess(sink: EventSink, process: MappedProcess, netnsIno: number | undefined): void {
  const { pid, argv, service, container } = process;
  sink.push({
    kind: 'proc',
    ...sink.next('life'),
    pid,
    ppid: undefined,
    startNs: undefined,
    comm: programOf(argv),
    argv,
    argvBytes: undefined,
    cgroup: undefined,
    netnsIno,
    containerId: container,
    service,
    via: 'snapshot',
  });
}

function tellListeners(
  sink: EventSink,
  sockets: SocketFactory,
  process: MappedProcess,
  inodes: ReadonlyMap<string, number>,
  root: string,
): void {
  const { pid, argv, listens } = process;
  const place = process.namespace ?? root;
  for (const { address, port } of listens) {
    const ck = sockets.nextCookie();
    sockets.addListener(place, address, port, ck);
    const isV6 = address.includes(':');
    sink.push({
      kind: 'sock',
      ...sink.next('life'),
      ck,
      family: isV6 ? FAMILY_IPV6 : FAMILY_IPV4,
      proto: PROTO_TCP,
      pid,
      tid: undefined,
      comm: programOf(argv),
      cgroupId: undefined,
      netnsIno: inodeOf(process, inodes, root),
      netnsCookie: undefined,
      isPreexisting: true,
    });
    const addr = address === '*' ? undefined : address;
    sink.push({ kind: 'listen', ...sink.next('life'), ck, addr, port, backlog: undefined });
  }
}

function inodeOf({ namespace }: MappedProcess, inodes: ReadonlyMap<string, number>, root: string): number | undefined {
  return inodes.get(namespace ?? root);
}
