// A workload of any length in slices of five minutes, so that no slice needs the memory of the whole: curls through
// docker-proxy, ten a second, beside keep-alive connections that last for a slice. Same number, same events.
import { expandScript, SCRIPT_ROOT_NETNS } from '../dist/scenarios/workload/expandScript.js';
import { recordedSource } from '../dist/model/order.js';

const SLICE_NS = 300e9;
const CURLS = 3000;
const CURL_EVERY_NS = SLICE_NS / CURLS;
const KEPT_CONNECTIONS = 8;
const REQUEST_EVERY_NS = 1e9;
const SOCKETS_PER_SLICE = BigInt(CURLS * 4 + KEPT_CONNECTIONS * 2);
const FIRST_PID = 12_000;
/** Process numbers come again, as on a host: so many after. */
const PIDS = 18_000;
const FIRST_PORT = 32_768;
const PORTS = 28_000;
/** The recorder reads its rings at least so often, the life ring before the data ring. */
const TURN_NS = 50e6;
const TICK_NS = 1e9;
const LASTING = new Set(['docker-proxy', 'mysrv', 'api', 'worker']);

/** Facts for the header of a trace of it. */
export const BIG_FACTS = {
  t0MonoNs: 1_000_000_000_000n,
  t0RealNs: 1_700_000_000_000_000_000n,
  recorder: { version: 'generated' },
  host: { netns_ino: SCRIPT_ROOT_NETNS, cpus_possible: 4, ephemeral_range: [FIRST_PORT, FIRST_PORT + PORTS - 1] },
};

/** Yields whole slices until there are as many events as wanted; each in the order in which a recorder writes. */
export function* bigWorkload(eventsWanted) {
  const numbers = new Map();
  let written = 0;
  for (let slice = 0; written < eventsWanted; slice += 1) {
    const events = numbered(sliceEvents(slice), numbers, written);
    written += events.length;
    yield events.toSorted((a, b) => turnOf(a) - turnOf(b) || rankOf(a) - rankOf(b));
  }
}

/** The events of one slice in order of time, not yet numbered. */
function sliceEvents(slice) {
  const startNs = slice * SLICE_NS;
  const events = [];
  for (const event of expandScript(scriptOf(slice))) {
    if (event.kind === 'proc' && slice > 0 && LASTING.has(event.comm)) continue;
    events.push(moved(event, slice, startNs));
    if (event.kind === 'close' && event.pid >= FIRST_PID) {
      const { tNs, cpu, ring, pid } = event;
      events.push({ kind: 'proc_exit', tNs: startNs + tNs + 500_000, cpu, cseq: 0, ring, pid, status: 0 });
    }
  }
  for (let tNs = startNs; tNs < startNs + SLICE_NS; tNs += TICK_NS) {
    events.push({ kind: 'tick', tNs, cpu: -1, cseq: 0, ring: 'user', records: 0 });
  }
  return events.toSorted((a, b) => a.tNs - b.tNs);
}

/** Shifts an event of the script to its slice: time, cookie and ephemeral ports. */
function moved(event, slice, startNs) {
  const copy = { ...event, tNs: startNs + event.tNs };
  if (copy.ck !== undefined) copy.ck += SOCKETS_PER_SLICE * BigInt(slice);
  if (copy.kind === 'estab') {
    copy.lport = portIn(slice, copy.lport);
    copy.rport = portIn(slice, copy.rport);
  }
  return copy;
}

function portIn(slice, port) {
  return port < FIRST_PORT ? port : FIRST_PORT + ((port - FIRST_PORT + slice * CURLS * 2) % PORTS);
}

function numbered(events, numbers, written) {
  return events.map((event, index) => {
    const source = recordedSource(event.ring, event.cpu);
    const cseq = numbers.get(source) ?? 0;
    numbers.set(source, cseq + 1);
    return event.kind === 'tick' ? { ...event, cseq, records: written + index } : { ...event, cseq };
  });
}

function turnOf(event) {
  return Math.floor(event.tNs / TURN_NS);
}

function rankOf(event) {
  return ['life', 'data', 'user'].indexOf(event.ring);
}

function scriptOf(slice) {
  const argv = ['docker-proxy', '-proto', 'tcp', '-container-ip', '172.17.0.2', '-container-port', '8085'];
  const process = (name, pid, netns, args) => [
    name,
    { name, pid, netns, argv: args, service: undefined, cpu: pid % 4 },
  ];
  return {
    cpus: 4,
    processes: new Map([
      process('docker-proxy', 3340, 'host', argv),
      process('mysrv', 3307, 'container', ['mysrv']),
      process('api', 3401, 'host', ['api']),
      process('worker', 3402, 'host', ['worker']),
    ]),
    steps: [curls(slice), ...Array.from({ length: KEPT_CONNECTIONS }, (_, number) => kept(number)).flat()],
  };
}

function curls(slice) {
  return {
    kind: 'curl',
    startNs: 1e6,
    repeat: CURLS,
    everyNs: CURL_EVERY_NS,
    firstPid: FIRST_PID + ((slice * CURLS) % PIDS),
    frontAddress: '127.0.0.1',
    frontPort: 8085,
    path: '/daniel',
    status: 200,
    proxy: 'docker-proxy',
    proxyAddress: '172.17.0.1',
    server: 'mysrv',
    serverAddress: '172.17.0.2',
    serverPort: 8085,
    thinkNs: 2e6,
    holdNs: 0,
    bridgeHoldNs: 0,
    serverHoldNs: 0,
  };
}

/** One connection that is open for the whole slice, with a request every second. */
function kept(number) {
  const flow = `kept-${number}`;
  const firstNs = 10e6 + number * 7e6;
  const client = { address: '127.0.0.1', port: 20_000 + number, process: 'worker' };
  const server = { address: '127.0.0.1', port: 9000, process: 'api' };
  const steps = [{ kind: 'connect', atNs: firstNs, flow, client, server }];
  for (let atNs = firstNs + 20e6; atNs < SLICE_NS - REQUEST_EVERY_NS; atNs += REQUEST_EVERY_NS) {
    steps.push({ kind: 'request', atNs, flow, method: 'GET', path: `/items/${number}` });
    steps.push({ kind: 'respond', atNs: atNs + 3e6, flow, status: 200 });
  }
  return [...steps, { kind: 'close', atNs: SLICE_NS - 500e6, otherAfterNs: 1e6, flow, by: 'client' }];
}
