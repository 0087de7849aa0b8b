import { ConnectionTracker } from '../../model/kernel/ConnectionTracker.ts';
import type { KernelSocket } from '../../model/kernel/KernelSocket.ts';
import type { TaskContext } from '../../model/kernel/KernelState.ts';
import { kernelStackFromJson } from '../codec/closeRecord.ts';
import { bigintOf, booleanOf, MalformedVectorError, numberOf, objectOf, textOf } from '../codec/fields.ts';
import type { JsonMap } from '../codec/kernelMaps.ts';
import { changeSocket, kernelPacketFromJson } from '../codec/kernelSocket.ts';
import { tupleFromJson } from '../codec/tuple.ts';
import type { JsonObject, VectorOp } from '../vector.ts';

/** What an operation acts on. */
export interface KernelUnderTest {
  readonly tracker: ConnectionTracker;
  readonly sockets: readonly KernelSocket[];
  readonly maps: readonly JsonMap[];
}

/** One hook with an entry and a return part; either may be missing. */
interface Hook {
  readonly entry?: (task: TaskContext) => void;
  readonly exit?: (task: TaskContext) => void;
}

/** Runs the hooks that an operation of the `conn-kernel` area names. */
export function runKernelOp(kernel: KernelUnderTest, op: VectorOp): void {
  const task: TaskContext = {
    cpu: numberOf(op, 'cpu'),
    timeNs: bigintOf(op, 'timeNs'),
    pid: numberOf(op, 'pid'),
    tid: op['tid'] === undefined ? numberOf(op, 'pid') : numberOf(op, 'tid'),
  };
  if (op['sock'] === undefined) {
    runOutsideOp(kernel, op, task);
    return;
  }
  const socket = kernel.sockets[numberOf(op, 'sock')];
  if (socket === undefined) throw new MalformedVectorError('field sock: there is no such socket');
  changeSocket(socket, objectOf(op, 'set') ?? {});
  const hook =
    tcpHook(kernel.tracker, op, socket) ??
    endHook(kernel.tracker, op, socket) ??
    udpHook(kernel.tracker, op, socket) ??
    packetHook(kernel.tracker, op, socket);
  if (hook === undefined) throw new MalformedVectorError(`unknown operation ${op.op}`);
  const phase = textOf(op, 'phase');
  if (phase !== 'return') hook.entry?.(task);
  const returnCpu = op['returnCpu'] === undefined ? task.cpu : numberOf(op, 'returnCpu');
  if (phase !== 'entry') hook.exit?.({ ...task, cpu: returnCpu });
}

function tcpHook({ tcp }: ConnectionTracker, op: VectorOp, socket: KernelSocket): Hook | undefined {
  const result = numberOf(op, 'result');
  switch (op.op) {
    case 'tcp_sendmsg':
      return { entry: (task) => tcp.sendmsgEntry(task, socket), exit: (task) => tcp.sendmsgReturn(task, result) };
    case 'tcp_sendpage':
      return { entry: (task) => tcp.sendpageEntry(task, socket), exit: (task) => tcp.sendpageReturn(task, result) };
    case 'tcp_recvmsg':
      return {
        entry: (task) => tcp.recvmsgEntry(task, socket, booleanOf(op, 'peek')),
        exit: (task) => tcp.recvmsgReturn(task, result),
      };
    case 'tcp_read_sock':
      return { entry: (task) => tcp.readSockEntry(task, socket), exit: (task) => tcp.readSockReturn(task, result) };
    case 'tcp_connect':
      return { entry: (task) => tcp.connect(task, socket) };
    case 'tcp_finish_connect':
      return { entry: (task) => tcp.finishConnect(task, socket) };
    case 'inet_csk_listen_stop':
      return { entry: () => tcp.listenStop(socket) };
    case 'inet_csk_accept':
      return { exit: (task) => tcp.accept(task, socket) };
    case 'tcp_retransmit_skb':
      return {
        entry: (task) => tcp.retransmitEntry(task, socket),
        exit: (task) => {
          if (op['after'] !== undefined) socket.retransOut = numberOf(op, 'after');
          tcp.retransmitReturn(task, result);
        },
      };
    default:
      return undefined;
  }
}

function endHook({ close, udp }: ConnectionTracker, op: VectorOp, socket: KernelSocket): Hook | undefined {
  switch (op.op) {
    case 'tcp_close':
      return { entry: (task) => close.closeEntry(task, socket), exit: (task) => close.closeReturn(task) };
    case 'tcp_done':
      return { entry: (task) => close.doneEntry(task, socket), exit: (task) => close.doneReturn(task) };
    case 'udp_destroy_sock':
    case 'udpv6_destroy_sock':
      return { entry: (task) => udp.destroyEntry(task, socket), exit: (task) => udp.destroyReturn(task) };
    default:
      return undefined;
  }
}

function udpHook({ udp }: ConnectionTracker, op: VectorOp, socket: KernelSocket): Hook | undefined {
  switch (op.op) {
    case 'ip_make_skb':
    case 'ip6_make_skb': {
      const flow = objectOf(op, 'flow') ?? {};
      const call = {
        length: numberOf(op, 'len'),
        isSplice: booleanOf(op, 'splice'),
        flow: {
          src: textOf(flow, 'src'),
          dst: textOf(flow, 'dst'),
          sport: numberOf(flow, 'sport'),
          dport: numberOf(flow, 'dport'),
        },
      };
      const version = op.op === 'ip_make_skb' ? 'v4' : 'v6';
      const isBuilt = textOf(op, 'skb') === '';
      return {
        entry: (task) => udp.makeSkbEntry(task, socket, call),
        exit: (task) => udp.makeSkbReturn(task, isBuilt, version),
      };
    }
    case 'udp_sendpage': {
      const result = numberOf(op, 'result');
      return { entry: (task) => udp.sendpageEntry(task, socket), exit: (task) => udp.sendpageReturn(task, result) };
    }
    case 'udp_recvmsg':
      return {
        entry: (task) => udp.recvmsgEntry(task, socket, booleanOf(op, 'peek')),
        exit: (task) => udp.recvmsgReturn(task),
      };
    case 'inet_bind': {
      const isInet = ['v4', 'v6'].includes(textOf(op, 'addrFamily'));
      const port = isInet && op['addr'] !== false ? numberOf(op, 'port') : 0;
      const result = numberOf(op, 'result');
      return { entry: (task) => udp.bindEntry(task, socket, port), exit: (task) => udp.bindReturn(task, result) };
    }
    default:
      return undefined;
  }
}

function packetHook({ udp, packets }: ConnectionTracker, op: VectorOp, socket: KernelSocket): Hook | undefined {
  const packet = kernelPacketFromJson(objectOf(op, 'packet') ?? {});
  switch (op.op) {
    case 'skb_consume_udp':
    case 'skb_free_datagram_locked':
    case '__skb_free_datagram_locked': {
      const length = op['len'] === undefined ? packet.payload.length : numberOf(op, 'len');
      // The older of the two freeing calls has no length to look at.
      const given = op.op === 'skb_free_datagram_locked' ? 0 : length;
      return { entry: (task) => udp.consume(task, socket, packet, given) };
    }
    case 'net_dev_queue':
      return { entry: () => packets.netDevQueue(socket, packet) };
    default:
      return undefined;
  }
}

/** Operations without a socket: the classifier, and what other parties do to the maps. */
function runOutsideOp({ tracker, maps }: KernelUnderTest, op: VectorOp, task: TaskContext): void {
  switch (op.op) {
    case 'classify':
      tracker.packets.classify(kernelPacketFromJson(objectOf(op, 'packet') ?? {}), task.timeNs);
      return;
    case 'setStack':
      writeStack(tracker, op, task);
      return;
    case 'seedPort':
      tracker.seedPort(
        textOf(op, 'map') === 'udp_port_bindings' ? 'udp' : 'tcp',
        { netns: numberOf(op, 'netns'), port: numberOf(op, 'port') },
        numberOf(op, 'count'),
      );
      return;
    case 'userDelete':
      maps.find((map) => map.name === textOf(op, 'map'))?.remove(keyOf(op));
      return;
    default:
      throw new MalformedVectorError(`unknown operation ${op.op}`);
  }
}

/** What another party writes is refused by a full map too, but not counted. */
function writeStack(tracker: ConnectionTracker, op: VectorOp, task: TaskContext): void {
  const { map } = tracker.state.maps.protocolStacks;
  const key = tupleFromJson(keyOf(op));
  const entry = { ...kernelStackFromJson(op), updatedNs: task.timeNs };
  if (map.get(key) === undefined) map.seed(key, entry);
  else map.set(key, entry);
}

function keyOf(op: VectorOp): JsonObject {
  const key = objectOf(op, 'key');
  if (key === undefined) throw new MalformedVectorError('field key is missing');
  return key;
}
