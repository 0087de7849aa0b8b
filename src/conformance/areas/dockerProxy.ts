import { FIRST_CHOICES } from '../../model/choices.ts';
import { TCP, UDP } from '../../model/connStats.ts';
import { DockerProxyFilter, type FilteredConn } from '../../model/filter/DockerProxyFilter.ts';
import { proxiesToJson } from '../codec/dockerProxies.ts';
import { MalformedVectorError, numberOf, objectOf, objectsOf, textOf, textsOf } from '../codec/fields.ts';
import { firstDifference } from '../compare.ts';
import type { Divergence, JsonObject, Vector } from '../vector.ts';

/** Replays one vector of the area `docker-proxy`: process scans and payloads against the filter. */
export function runDockerProxy(vector: Vector): Divergence | undefined {
  const dockerProxyPidCheck = vector.config['variant'] === 'pid-check';
  const filter = new DockerProxyFilter({ dockerProxyPidCheck, processOrder: 'seeded' }, FIRST_CHOICES);
  for (const [step, op] of vector.ops.entries()) {
    const answer: JsonObject = {};
    if (op.op === 'extract') {
      const processes = objectsOf(op, 'processes');
      filter.extract(processes.map((p) => ({ pid: numberOf(p, 'pid'), cmdline: textsOf(p, 'cmdline') })));
    } else if (op.op === 'filter') {
      answer['kept'] = [...filter.filter(objectsOf(op, 'conns').map(toConn)).kept];
    } else {
      throw new MalformedVectorError(`unknown operation ${op.op}`);
    }
    answer['proxies'] = proxiesToJson(filter);
    answer['pending'] = filter.pendingPids();
    const difference = firstDifference(op.want, answer);
    if (difference) return { step, op: op.op, ...difference };
  }
  return undefined;
}

function toConn(json: JsonObject): FilteredConn {
  const local = objectOf(json, 'laddr') ?? {};
  const remote = objectOf(json, 'raddr') ?? {};
  return {
    pid: numberOf(json, 'pid'),
    source: textOf(local, 'ip'),
    sport: numberOf(local, 'port'),
    dest: textOf(remote, 'ip'),
    dport: numberOf(remote, 'port'),
    type: textOf(json, 'type') === 'udp' ? UDP : TCP,
  };
}
