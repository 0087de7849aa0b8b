import { TCP, type ConnType } from '../../../src/model/connStats.ts';
import type { FilteredConn } from '../../../src/model/filter/DockerProxyFilter.ts';
import type { ScannedProcess } from '../../../src/model/filter/parseDockerProxy.ts';

export const PROXY_PID = 3340;
export const SERVER_PID = 3307;

/** The process list entry of a docker-proxy that relays to 172.17.0.2:8085. */
export function proxyProcess(pid = PROXY_PID, containerPort = 8085): ScannedProcess {
  const cmdline = ['/usr/bin/docker-proxy', '-proto', 'tcp', '-host-ip', '0.0.0.0', '-host-port', '8085'];
  return { pid, cmdline: [...cmdline, '-container-ip', '172.17.0.2', '-container-port', String(containerPort)] };
}

/** A connection from its two ends, each `address:port`. */
export function conn(pid: number, local: string, remote: string, type: ConnType = TCP): FilteredConn {
  const [source = '', sport] = local.split(':');
  const [dest = '', dport] = remote.split(':');
  return { pid, source, sport: Number(sport), dest, dport: Number(dport), type };
}

/** Both ends of a connection: the client's record, then the server's. */
export function bothEnds(
  pids: { client: number; server: number },
  client: string,
  server: string,
  type: ConnType = TCP,
): FilteredConn[] {
  return [conn(pids.client, client, server, type), conn(pids.server, server, client, type)];
}

/** The four records of one curl of a published port: curl, docker-proxy twice, the container's server. */
export function curlThroughProxy(index: number, type: ConnType = TCP, proxyPid = PROXY_PID): FilteredConn[] {
  const curlPid = 12_000 + index;
  return [
    ...bothEnds({ client: curlPid, server: proxyPid }, `127.0.0.1:${33_260 + index}`, '127.0.0.1:8085', type),
    ...bothEnds({ client: proxyPid, server: SERVER_PID }, `172.17.0.1:${55_748 + index}`, '172.17.0.2:8085', type),
  ];
}

/** `count` curls one after the other. */
export function curls(count: number): FilteredConn[] {
  return Array.from({ length: count }, (_, index) => curlThroughProxy(index)).flat();
}
