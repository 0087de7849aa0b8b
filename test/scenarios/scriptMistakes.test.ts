import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ScenarioError } from '../../src/errors.ts';
import { loadScenario } from '../../src/scenarios/loadScenario.ts';
import { expectOneError, runCli } from '../cli/runCli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-script-'));
const file = path.join(folder, 'scenario.yaml');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One line per step, so that a step's number tells its line: the first is line 7. */
function script(...steps: readonly string[]): string {
  const head = `title: mistakes
workload:
  script:
    processes:
      client: { pid: 1, argv: [client] }
      server: { pid: 2, argv: [server] }
    steps:`;
  return `${[head, ...steps.map((step) => `      - ${step}`)].join('\n')}\n`;
}

function messageOf(text: string): string {
  writeFileSync(file, text);
  try {
    loadScenario(folder);
  } catch (error) {
    if (error instanceof ScenarioError) return error.message.slice(file.length + 1);
    throw error;
  }
  return 'accepted';
}

const CONNECT =
  'connect: { at: 5s, flow: f, client: { process: client, endpoint: "10.0.0.1:40000" }, server: { process: server, endpoint: "10.0.0.2:80" } }';
const CURL =
  'curl: { to: "127.0.0.1:80", proxy: client, proxy-address: 10.0.0.1, server: server, target: "10.0.0.2:80" }';

describe('a step of a script', () => {
  it('is accepted as it is written here', () => {
    expect(messageOf(script(CONNECT, 'request: { at: 5s, flow: f }', 'close: { at: 6s, flow: f }', CURL))).toBe(
      'accepted',
    );
  });

  it.each([
    [
      'comes before its flow is open',
      [CONNECT, 'request: { at: 4s, flow: f }'],
      '9:20: the flow `f` is opened only at 5s',
    ],
    [
      'stands before the connect',
      ['close: { at: 9s, flow: f }', CONNECT],
      '8:26: no earlier `connect` opens the flow `f`',
    ],
    [
      'names a process without a name',
      [CONNECT.replace('process: client', 'process: ""')],
      '8:47: no process is called ``',
    ],
    ['has no end on this host', [CONNECT.replace(/process: \w+, /g, '')], '8:9: one end at least needs a `process`'],
    ['has a wrong IPv4 address', [CONNECT.replace('10.0.0.1', '10.0.0.256')], '8:64: `10.0.0.256` is no IP address'],
    ['has a wrong IPv6 address', [CONNECT.replace('10.0.0.1', '[1::2::3]')], '8:64: `1::2::3` is no IP address'],
    [
      'has a wrong proxy address',
      [CURL.replace('proxy-address: 10.0.0.1', 'proxy-address: here')],
      '8:52: `here` is no IP address',
    ],
    ['has the port 0', [CURL.replace('127.0.0.1:80', '127.0.0.1:0')], '8:17: port 0 is not between 1 and 65535'],
    ['has a time past all counting', [CURL.replace('{ to', '{ start: 9999h, to')], '8:17: `9999h` is no duration'],
    ['is two steps', [`{ ${CONNECT}, ${CURL} }`], '8:9: `0` must NOT have more than 1 properties'],
    ['is nothing', ['{}'], '8:9: `0` must NOT have fewer than 1 properties'],
    ['has an unknown key', [CURL.replace('{ to', '{ port: 1, to')], '8:17: unknown key `port`; known here: start, '],
    [
      'has an unknown key at an end',
      [CONNECT.replace('client: {', 'client: { ip: x,')],
      '8:47: unknown key `ip`; known here: process, endpoint',
    ],
    ['answers with a status that is none', [CURL.replace('{ to', '{ status: 99, to')], '8:17: `status` must be >= 100'],
  ] as const)('that %s is refused at its place', (_what, steps, message) => {
    expect(messageOf(script(...steps))).toContain(message);
  });
});

/** The same for a Windows script: the first step is line 6. */
function windows(...steps: readonly string[]): string {
  const head = `title: mistakes
workload:
  windows:
    processes: { client: { pid: 1, argv: [client] } }
    steps:`;
  return `${[head, ...steps.map((step) => `      - ${step}`)].join('\n')}\n`;
}

const FLOW = 'flow: { at: 5s, name: f, process: client, local: "10.0.0.1:50000", remote: "10.0.0.2:443" }';
const RESETS = 'resets: { process: client, local: 10.0.0.1, remote: "10.0.0.2:443", repeat: 3, lingering: 3 }';
const CONNECTION =
  'http-connection: { at: 5s, name: c, process: client, local: "10.0.0.1:80", remote: "10.0.0.2:50000" }';
const HTTP = 'http: { at: 6s, connection: c, request: r }';

describe('a step of a Windows script', () => {
  it('is accepted as it is written here', () => {
    const steps = [
      FLOW,
      'traffic: { at: 5s, flow: f, sent: 1 }',
      'status: { at: 6s, flow: f, is: timed-out }',
      'end: { at: 7s, flow: f, as: reset-sent, lingers: true }',
      RESETS,
      CONNECTION,
      HTTP,
      'http-events: { at: 6s, request: r, events: [16] }',
      'http-close: { at: 7s, connection: c }',
      CONNECTION.replace('name: c', 'name: d, activity-of: c'),
      FLOW.replace('name: f', 'name: g, request: tls'),
    ];
    expect(messageOf(windows(...steps))).toBe('accepted');
  });

  it.each([
    [
      'names an unknown process',
      [FLOW.replace('process: client', 'process: nobody')],
      '6:34: no process is called `nobody`; known: client',
    ],
    ['stands before its flow', ['end: { at: 9s, flow: f }', FLOW], '6:24: no earlier step makes the flow `f`'],
    [
      'comes before its flow is there',
      [FLOW, 'traffic: { at: 4s, flow: f, sent: 1 }'],
      '7:20: the flow `f` is there only from 5s on',
    ],
    [
      'lets more connections linger than there are',
      [RESETS.replace('lingering: 3', 'lingering: 4')],
      '6:88: at most all 3 connections can linger',
    ],
    [
      'gives a repeated request a name',
      [CONNECTION, HTTP.replace('request: r', 'request: r, repeat: 2')],
      '7:40: a repeated request cannot have a name',
    ],
    [
      'says the path twice',
      [CONNECTION, HTTP.replace('request: r', 'url: "http://a/", path: /b')],
      '7:58: stands beside `url`, which holds the path',
    ],
    ['is a request on no connection', [HTTP, CONNECTION], '6:25: no earlier step makes the connection `c`'],
    [
      'goes on with a request that is none',
      [CONNECTION, HTTP, 'http-events: { at: 7s, request: q, events: [12] }'],
      '8:32: no earlier step makes the request `q`',
    ],
    [
      'goes on with a request before it begins',
      [CONNECTION, HTTP, 'http-events: { at: 5s, request: r, events: [12] }'],
      '8:24: the request `r` is there only from 6s on',
    ],
    [
      'closes a connection before it is there',
      [CONNECTION, 'http-close: { at: 1s, connection: c }'],
      '7:23: the connection `c` is there only from 5s on',
    ],
    [
      'takes the activity id of no connection',
      [CONNECTION.replace('name: c', 'name: c, activity-of: b')],
      '6:45: no earlier step makes the connection `b`',
    ],
    ['has a wrong address', [FLOW.replace('10.0.0.1', '10.0.0.256')], '`10.0.0.256` is no IP address'],
    ['has the port 0', [FLOW.replace(':443', ':0')], 'port 0 is not between 1 and 65535'],
    [
      'has an unknown key',
      [FLOW.replace('{ at', '{ pid: 4, at')],
      '6:17: unknown key `pid`; known here: at, name, process, local, remote, direction, protocol, cookie, status, request',
    ],
    ['ends in a way that is none', [FLOW, 'end: { at: 6s, flow: f, as: gone }'], '`as` must be equal to one of'],
    ['is a step of another platform', [CURL], '6:9: unknown key `curl`; known here: flow, traffic, status, end, '],
    ['is two steps', [`{ ${FLOW}, ${RESETS} }`], '6:9: `0` must NOT have more than 1 properties'],
    ['is nothing', ['{}'], '6:9: `0` must NOT have fewer than 1 properties'],
  ] as const)('that %s is refused at its place', (_what, steps, message) => {
    expect(messageOf(windows(...steps))).toContain(message);
  });
});

describe('the rest of a scenario', () => {
  it.each([
    ['an expected fate that is none', `${script()} []\nexpect: { fates: { shiped: 0 } }\n`, 'unknown fate `shiped`'],
    ['an unknown key among the expectations', `${script()} []\nexpect: { hits: 3 }\n`, 'unknown key `hits`'],
    ['a seed that is too large', `${script()} []\nseed: 4294967296\n`, '`seed` must be <= 4294967295'],
    ['a seed that is no number', `${script()} []\nseed: .nan\n`, '`seed` must be integer'],
    ['a toggle that is a list', `${script()} []\ntoggles: { joiner-clock: [wall] }\n`, '`joiner-clock` must be'],
    [
      'a toggle named like a property of every object',
      `${script()} []\ntoggles: { __proto__: on }\n`,
      'unknown toggle `__proto__`',
    ],
    [
      'a table of the driver that is none',
      `${script()} []\nagent: { failed-reads: { 1: half-open } }\n`,
      '`1` must be equal to one of',
    ],
    [
      'a race at a poll that is none',
      `${script()} []\nagent: { closed-event-races: { 0: rows-lost } }\n`,
      '`closed-event-races` must',
    ],
    [
      'a client without a name',
      `${script()} []\nagent: { clients: [{ register: 1s }] }\n`,
      "must have required property 'id'",
    ],
    [
      'a client that polls all the time',
      `${script()} []\nagent: { clients: [{ id: x, poll-every: 1us }] }\n`,
      'must be at least 1ms',
    ],
    ['a restart at no time', `${script()} []\nagent: { restart-after: soon }\n`, '`restart-after` must'],
    [
      'an unknown key of a poll',
      `${script()} []\nexpect: { polls: [{ bytes: 1 }] }\n`,
      'unknown key `bytes`; known here: delivered, established, closed, failed, sent',
    ],
    ['an alias without an anchor', 'title: *nothing\n', '1:1: Unresolved alias'],
    ['an unknown tag', 'title: !shout x\n', '1:8: Unresolved tag: !shout'],
    ['a second document', `title: x\n---\ntitle: y\n`, '2:1: '],
    ['a tab as indentation', 'title: x\n\tseed: 1\n', '2:1: Tabs'],
    ['a byte that is no text', 'title: \u0000\n', "`scenario.yaml` must have required property 'workload'"],
  ] as const)('with %s is refused', (_what, text, message) => {
    expect(messageOf(text.replace('steps:\n []', 'steps: []'))).toContain(message);
  });
});

describe('a wrong scenario on the command line', () => {
  it.each(['run', 'replay', 'explain'])('ends `%s` with one error and exit status 3', (command) => {
    writeFileSync(file, script(CURL.replace(':80"', ':0"')));
    expectOneError(runCli([command, folder]), 3, 'FP_SCENARIO');
    expectOneError(runCli([command, file]), 3, 'FP_SCENARIO');
  });

  it('whose trace is missing or is no trace says which file', () => {
    writeFileSync(file, 'title: x\nworkload: { trace: nowhere.msgpack }\n');
    expectOneError(runCli(['run', folder]), 4, 'FP_FILE_MISSING');
    writeFileSync(file, 'title: x\nworkload: { trace: scenario.yaml }\n');
    expectOneError(runCli(['run', folder]), 3, 'FP_NOT_A_TRACE');
    writeFileSync(file, 'title: x\nworkload: { trace: . }\n');
    expectOneError(runCli(['run', folder]), 4, 'FP_FILE_UNREADABLE');
  });
});
