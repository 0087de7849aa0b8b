import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadClientScenario } from '../../../src/scenarios/goclient/loadClientScenario.ts';
import { loadScenario } from '../../../src/scenarios/loadScenario.ts';
import { runClientScenario } from '../../../src/sim/goclient/runClientScenario.ts';
import { ROOT } from '../../tidy/sourceFiles.ts';

const FOLDER = mkdtempSync(path.join(tmpdir(), 'flowproof-clients-'));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

function load(yaml: string) {
  writeFileSync(path.join(FOLDER, 'scenario.yaml'), yaml);
  return loadClientScenario(FOLDER);
}

const HEAD = 'model: go-http-client-pool\n';
const PERIODIC = 'application:\n  periodic: [{ every: 30s, calls: 8, client: temporary }]\n';

/** What is said of an application with these lines, when its expectations do not hold. */
function missed(yaml: string): string[] {
  return runClientScenario(load(HEAD + yaml)).flatMap(({ missed: each }) =>
    each.map(({ what, expected, observed }) => `${what} = ${expected}, observed ${observed}`),
  );
}

describe('a scenario of HTTP clients', () => {
  it('counts the same at any scale', () => {
    const source = readFileSync(path.join(ROOT, 'scenarios', 'leak-what-ifs', 'scenario.yaml'), 'utf8');
    const countsAt = (scale: number) =>
      runClientScenario(load(source.replace(/^scale: \d+/m, `scale: ${scale}`))).map(({ result, missed: each }) => [
        each,
        [...result.samples.values()].map(({ goroutinesOver, fdsOver, dialsOver }) => [
          goroutinesOver,
          fdsOver,
          dialsOver,
        ]),
      ]);
    expect(countsAt(100)).toEqual(countsAt(1));
    expect(countsAt(1000)).toEqual(countsAt(1));
  });

  it('says what it expected and what it saw, for every kind of expectation', () => {
    const yaml = `${PERIODIC}expect:
  - at: 5m
    goroutinesOverBaseline: 1
    fdsOverBaseline: 1
    goroutines: 1
    goroutinesPerMinute: 1
    readLoop: select
    parkedCallers: 1
    dials: 1
    answered: { temporary: 1 }
    failed: { eof: 1 }
    leak: false
    plateauGoroutines: 1\n`;
    expect(missed(yaml)).toEqual([
      'at 300s goroutinesOverBaseline = 1, observed 160',
      'at 300s fdsOverBaseline = 1, observed 80',
      'at 300s goroutines = 1, observed 160',
      'at 300s goroutinesPerMinute = 1, observed 32',
      'at 300s readLoop = select, observed io_wait',
      'at 300s parkedCallers = 1, observed 0',
      'at 300s dials = 1, observed 80',
      'at 300s answered temporary = 1, observed 80',
      'at 300s failed eof = 1, observed 0',
      'at 300s leak = false, observed true',
      'at 300s plateauGoroutines = 1, observed 16 to 160',
    ]);
  });

  it('is not judged for leaks before its timeouts and four periods are over', () => {
    const early = 'transport: { idleConnTimeout: 90s }\nexpect: [{ at: 2m, leak: false }, { at: 210s, leak: false }]\n';
    expect(missed(PERIODIC + early)).toEqual(['at 120s leak = false, observed too early to say']);
  });

  it('takes what is changed while it runs: named transports at once, temporary ones when they are made', () => {
    const changes = 'changes: [{ at: 1m, set: { transport.idleConnTimeout: 30s } }]\n';
    expect(
      missed(`${PERIODIC}${changes}expect: [{ at: 5m, goroutinesOverBaseline: 48, fdsOverBaseline: 24 }]\n`),
    ).toEqual([]);
    const shared = PERIODIC.replace('client: temporary', 'client: shared');
    const cut = 'changes: [{ at: 1m, set: { transport.disableKeepAlives: true } }]\nexpect: [{ at: 5m, dials: 65 }]\n';
    expect(missed(shared + cut)).toEqual([]);
  });

  it.each([
    ['follow', 3],
    ['unread-body', 2],
    ['hung', 3],
  ])('holds connections from before the baseline: %s', (kind, goroutines) => {
    const yaml = `application: { holders: [{ kind: ${kind}, count: 4 }] }\nexpect: [{ at: 0s, goroutines: ${goroutines * 4} }]\n`;
    expect(missed(yaml)).toEqual([]);
  });
});

describe('a mistake in it', () => {
  it.each([
    ['application: {}\nexpekt: []\n', 3, 'unknown key `expekt`; known here: model, name, title, scale'],
    ['application: { pool: { sise: 5 } }\n', 2, 'unknown key `sise`; known here: size, overflow, closeTemporary'],
    ['application:\n  periodic:\n    - { every: 30s, client: loki }\n', 4, 'there is no client `loki`; known: pool'],
    ['application:\n  periodic:\n    - { every: 30s, client: pool }\n', 4, 'the application has no `pool`'],
    ['application:\n  periodic:\n    - { every: 30s, server: x }\n', 4, 'there is no server `x`; known: server'],
    ['application:\n  periodic:\n    - { every: 0 }\n', 4, 'must be more than 0'],
    ['application: {}\ntransport: { idleConnTimeout: soon }\n', 3, 'must match pattern'],
    ['application: {}\nclients: { loki: { transport: x } }\n', 3, 'there is no transport `x`; known: default'],
    ['application: {}\nclients: { pool: {} }\n', 3, '`pool` is no name for a client'],
    ['application: {}\nwhatIf:\n  - { set: { expect.0: 1 }, expect: { at: 1m } }\n', 4, 'cannot be changed'],
    ['application: {}\nwhatIf:\n  - { set: { transport.maxConns: 1 }, expect: { at: 1m } }\n', 4, 'no known key'],
    [
      'application: {}\nwhatIf:\n  - { set: { application.periodic.0.calls: 1 }, expect: { at: 1m } }\n',
      4,
      'must be array',
    ],
    [
      'application: {}\nwhatIf:\n  - { set: { transport.maxIdleConns: 1 }, expect: { leak: true } }\n',
      4,
      '`at` is missing',
    ],
    ['application: {}\nobservations:\n  - { goroutines: 1 }\n', 4, '`at` is missing'],
    ['application: {}\nobservations:\n  - { readLoop: select, calls: hanging }\n', 4, 'says exactly one thing'],
    ['application: {}\nscale: 7\nexpect:\n  - { at: 1ns }\n', 5, 'no whole number of ns at scale 7'],
    ['changes: []\n', 1, 'application'],
  ])('is named with its line: %s', (yaml, line, problem) => {
    expect(() => load(HEAD + yaml)).toThrow(problem);
    expect(() => load(HEAD + yaml)).toThrow(`scenario.yaml:${line}:`);
  });

  it('is to give it to a command of the agent', () => {
    expect(() => loadScenario(path.join(ROOT, 'scenarios', 'leak-root-cause'))).toThrow(
      'a scenario of `go-http-client-pool` has no agent',
    );
  });
});
