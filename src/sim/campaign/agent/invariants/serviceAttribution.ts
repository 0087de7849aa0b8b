import type { AgentRun } from '../AgentRun.ts';
import { serviceName } from '../CaseProcesses.ts';
import { knownOfWire } from '../knownOfWire.ts';
import { CASE_REQUESTS } from '../TruthRequest.ts';
import type { Wire } from '../Wire.ts';
import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'service-attribution';

/** Hits are filed under a process that has used their connection. Asked where processes end and pids pass on. */
export const serviceAttribution: AgentInvariant = {
  name: NAME,
  atEnd(run, findings) {
    if (!run.processes.hasEnds) return;
    for (const { fate, transaction, side } of run.ledger.hits()) {
      if (fate.kind !== 'shipped') continue;
      const { wire, path } = run.requests[transaction - 1]!;
      const { users, successors } = servicesOf(run, wire);
      const { service, poll } = fate;
      if (users.has(service)) continue;
      const known = successors.has(service) ? 'service-of-next-process' : knownOfWire(run, wire);
      const observed = `${side} hit of ${CASE_REQUESTS[path]!.path} filed under ${service}`;
      const expected = `one of ${[...users].join('; ')}`;
      findings.add({ invariant: NAME, expected, observed, path: 'service', known }, poll);
    }
  },
};

/** Services of the processes that used the sockets of a wire, and of those that had the pid of one of them later. */
function servicesOf(run: AgentRun, wire: Wire) {
  const users = new Set<string>();
  const successors = new Set<string>();
  for (const [index, { records }] of run.places.entries()) {
    if (run.wires[index] !== wire) continue;
    for (const { pid, lives } of records) {
      for (const life of lives) users.add(serviceName(pid, life));
      for (let life = (lives[0] ?? 0) + 1; life <= run.processes.lifeOf(pid); life += 1) {
        if (!lives.includes(life)) successors.add(serviceName(pid, life));
      }
    }
  }
  return { users, successors };
}
