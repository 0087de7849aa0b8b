import { TCP } from '../../model/connStats.ts';
import type { DockerProxyFilter } from '../../model/filter/DockerProxyFilter.ts';
import type { Json } from '../vector.ts';

/** Writes the proxies that a filter knows, by ascending pid. */
export function proxiesToJson(filter: DockerProxyFilter): Json[] {
  return filter.proxies().map(({ pid, ip, target }) => ({
    pid,
    ip,
    targetIp: target.ip,
    targetPort: target.port,
    targetProto: target.type === TCP ? 'tcp' : 'udp',
  }));
}
