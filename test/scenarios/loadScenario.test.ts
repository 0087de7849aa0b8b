import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ScenarioError } from '../../src/errors.ts';
import { loadScenario } from '../../src/scenarios/loadScenario.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-scenario-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WHOLE = `title: whole
workload:
  script:
    processes:
      proxy: { pid: 1, argv: [docker-proxy] }
      server: { pid: 2, argv: [server] }
    steps:
      - curl: { to: "127.0.0.1:80", proxy: proxy, proxy-address: 10.0.0.1, server: server, target: "10.0.0.2:80" }
      - connect: { at: 1s, flow: a, client: { endpoint: "10.0.0.9:40000" }, server: { process: server, endpoint: "[::1]:80" } }
      - request: { at: 2s, flow: a }
      - close: { at: 3s, flow: a }
`;

function load(text: string) {
  const file = path.join(folder, 'scenario.yaml');
  writeFileSync(file, text);
  return loadScenario(folder);
}

function errorOf(text: string): ScenarioError {
  try {
    load(text);
  } catch (error) {
    if (error instanceof ScenarioError) return error;
    throw error;
  }
  throw new Error('the scenario was accepted');
}

describe('a scenario', () => {
  it('gets its defaults', () => {
    expect(load(WHOLE)).toMatchObject({
      title: 'whole',
      seed: 1,
      agent: { registerAtNs: 0, pollEveryNs: 30e9, pollOffsetNs: 7e9, quietPolls: 2 },
      workload: { kind: 'script', script: { cpus: 2, steps: [{ kind: 'curl' }, { kind: 'connect' }, {}, {}] } },
    });
  });

  it.each([
    ['an unknown key at the top', `${WHOLE}polls: 3\n`, '12:1', 'unknown key `polls`'],
    ['an unknown key inside', WHOLE.replace('pid: 1', 'pid: 1, uid: 0'), '5:24', 'unknown key `uid`'],
    ['an unknown step', WHOLE.replace('- request', '- ask'), '10:9', 'unknown key `ask`'],
    ['a value of another type', WHOLE.replace('title: whole', 'title: 7'), '1:1', '`title` must be string'],
    ['a missing key', WHOLE.replace('title: whole\n', ''), '1:1', "must have required property 'title'"],
    ['two workloads', WHOLE.replace('  script:', '  trace: x\n  script:'), '2:1', 'more than 1'],
    ['a duration that is none', WHOLE.replace('at: 2s', 'at: 2 sec'), '10:20', 'pattern'],
    ['never where a time must be', WHOLE.replace('at: 2s', 'at: never'), '10:20', 'is no duration'],
    ['a poll every 0 s', `${WHOLE}agent: { poll-every: 0s }\n`, '12:10', 'at least 1ms'],
    ['an unknown profile', `${WHOLE}profile: agent-1\n`, '12:1', 'unknown profile `agent-1`'],
    ['an unknown toggle', `${WHOLE}toggles: { nothing: on }\n`, '12:12', 'unknown toggle `nothing`'],
    ['a wrong toggle value', `${WHOLE}toggles: { joiner-clock: sun }\n`, '12:12', 'cannot be `sun`'],
    [
      'a process that nobody is',
      WHOLE.replace('proxy: proxy', 'proxy: nobody'),
      '8:37',
      'no process is called `nobody`',
    ],
    [
      'a flow that nobody opened',
      WHOLE.replace('request: { at: 2s, flow: a', 'request: { at: 2s, flow: b'),
      '10:28',
      'opens the flow `b`',
    ],
    ['a port out of range', WHOLE.replace('127.0.0.1:80', '127.0.0.1:70000'), '8:17', 'port 70000'],
    ['an address that is none', WHOLE.replace('127.0.0.1:80', 'localhost:80'), '8:17', 'pattern'],
    ['broken YAML', WHOLE.replace('argv: [server]', 'argv: [server'), '', ''],
    ['the same key twice', `title: once\n${WHOLE}`, '2:1', 'unique'],
    ['nothing at all', '', '1:1', 'must be object'],
    ['a list', '- 1\n', '1:1', 'must be object'],
  ])('with %s is refused at its place', (_what, text, place, problem) => {
    const error = errorOf(text);
    expect(error.message).toContain(`scenario.yaml:${place}`);
    expect(error.message).toContain(problem);
    expect(error.message).not.toContain('\n');
    expect(error.code).toBe('FP_SCENARIO');
  });

  it('that is an alias bomb is refused, not expanded', () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `l${level + 1}: &l${level + 1} [${Array(9).fill(`*l${level}`).join(',')}]`,
    );
    expect(() => load(`title: bomb\nl0: &l0 [x]\n${levels.join('\n')}\n`)).toThrow(ScenarioError);
  });
});
