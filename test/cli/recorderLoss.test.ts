import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../../src/model/events.ts';
import { keptHeaderFacts } from '../../src/trace/keptHeaderFacts.ts';
import { loadTrace, type LoadedTrace } from '../../src/trace/loadTrace.ts';
import { lossyTrace } from '../runs/lossyRecorder.ts';
import { ROOT } from '../tidy/sourceFiles.ts';
import { temporaryFolder } from '../trace/temporaryFolder.ts';
import { runCli } from './runCli.ts';

const TRACE = path.join(ROOT, 'fixtures', 'forty-curls', 'trace.msgpack.gz');
const PID_CHECK = ['--toggle', 'docker-proxy-pid-check=on'];

describe('a trace whose recorder lost events', () => {
  const folder = temporaryFolder();
  let trace: LoadedTrace;

  beforeAll(async () => {
    trace = await loadTrace(TRACE);
  });

  /** The 40 curls without these events, as the recorder would have written them. */
  function without(name: string, isLost: (event: RecordedEvent) => boolean): string {
    const events = trace.events.map(({ event }) => event);
    const lost = new Set(events.flatMap((event, row) => (isLost(event) ? [row] : [])));
    const bytes = lossyTrace(keptHeaderFacts(trace.header), events, lost, 'as the recorder');
    return folder.write(name, bytes);
  }

  /** Events of the first connections at the end of mysrv. */
  function ofServer(count: number): readonly RecordedEvent[] {
    const events = trace.events.map(({ event }) => event);
    const accepted = events.filter((event) => event.kind === 'estab' && event.laddr === '172.17.0.2');
    const sockets = new Set(accepted.slice(0, count).map((event) => 'ck' in event && event.ck));
    return events.filter((event) => 'ck' in event && sockets.has(event.ck));
  }

  it('is inconclusive where flows may be missing, and says how many lack events', () => {
    const lost = new Set(ofServer(3).filter(({ kind }) => kind === 'estab'));
    const file = without('births.msgpack', (event) => lost.has(event));
    const { status, stdout } = runCli(['replay', file, ...PID_CHECK, '--expect', 'mysrv=40']);
    expect(status).toBe(7);
    expect(stdout).toContain('verdict  INCONCLUSIVE: recorder loss (1 violation)\n');
    expect(stdout).toContain('expected 40 server hits of mysrv [inconclusive: recorder loss]\n');
    expect(stdout).toContain('tainted  3 of 162 flows: the recorder lost events; whole flows may be missing\n');
  });

  it('is still a failure where the agent lost hits of flows that were recorded whole', () => {
    const lost = new Set(ofServer(3).filter((event) => event.kind === 'http' && event.dir === 'rx'));
    const file = without('requests.msgpack', (event) => lost.has(event));
    const { status, stdout } = runCli(['replay', file, '--json', '--expect', 'curl=1']);
    const report = JSON.parse(stdout);
    expect([status, report.verdict]).toEqual([1, 'fail']);
    expect(report.violations.map((violation: { isInconclusive?: true }) => violation.isInconclusive)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(report.recorderLoss).toMatchObject({ everywhere: null, taintedFlows: 3, mayMissFlows: false });
    expect(report.recorderLoss.tainted[0].flow).toMatch(/^172\.17\.0\.2:8085 -> /);
    // Both ends of the three connections are doubtful.
    expect(report.recorderLoss.notArrived).toEqual({
      'docker-proxy-own-leg': 3,
      'docker-proxy-without-pid-check': 3,
    });
    expect(report.ledger.byReason['docker-proxy-without-pid-check']).toBe(40);
  });

  it('shows hits of tainted flows apart, and tells the loss first when it explains one', () => {
    const lost = new Set(ofServer(3).filter((event) => event.kind === 'http' && event.dir === 'rx'));
    const file = without('apart.msgpack', (event) => lost.has(event));
    const { stdout } = runCli(['replay', file, '--expect', 'mysrv=40']);
    expect(stdout).toMatch(/not arrived\n {5}37 filtered[^]*not arrived, of tainted flows\n {6}3 filtered/);
    expect(stdout).toMatch(/verdict {2}FAIL \(3 violations, 1 of them inconclusive: recorder loss\)/);
    const story = runCli(['explain', file, '--limit', '1']).stdout.split('\n');
    expect(story[0]).toContain('server side of mysrv');
    const loss = 'the recorder lost 1 event of this connection: 1 of its data (requests, responses, ends)';
    expect(story[1]).toBe(`  tainted  ${loss}: what follows proves nothing about the agent`);
  });

  describe('in searches over runs', () => {
    /** Requests that the first curls sent are missing at their own sockets: nothing of mysrv rests on them. */
    function atCurls(): string {
      const events = trace.events.map(({ event }) => event);
      const made = events.filter((event) => event.kind === 'estab' && event.dir === 'out' && event.rport === 8085);
      const ofCurls = made.filter((event) => event.kind === 'estab' && event.raddr === '127.0.0.1');
      const sockets = new Set(ofCurls.slice(0, 3).map((event) => 'ck' in event && event.ck));
      return without('curls.msgpack', (event) => event.kind === 'http' && sockets.has(event.ck));
    }

    /** Connections of mysrv whose beginning is missing. */
    function atServer(): string {
      const lost = new Set(ofServer(3).filter(({ kind }) => kind === 'estab'));
      return without('server.msgpack', (event) => lost.has(event));
    }

    const FEWER = ['--while', 'server-hits mysrv < 40'];
    const SWEEP = ['--over', 'toggle:docker-proxy-pid-check=off,on', '--service', 'mysrv'];

    it('is no hindrance where what is sought rests on other flows', () => {
      const file = atCurls();
      expect(runCli(['replay', file, '--expect', 'curl=1', '--json']).stdout).toContain('"taintedFlows":3');
      for (const search of [[], FEWER, ['--while', 'lost-hits mysrv >= 40'], ['--while', 'filter-only-proxy']]) {
        const { status, stdout } = runCli(['bisect', file, ...search]);
        expect([search, status]).toEqual([search, 0]);
        expect(stdout).toContain('\nflips    docker-proxy-pid-check=on\n');
        expect(stdout).not.toContain('tainted');
      }
      expect(runCli(['sweep', file, ...SWEEP])).toMatchObject({ status: 0 });
      const { status, stdout } = runCli(['what-if', file, ...PID_CHECK]);
      expect(status).toBe(0);
      expect(stdout).toContain('mysrv         0 -> 40 as server');
      expect(stdout).toContain('mended   every-hit-arrives\n');
    });

    it('is what makes them inconclusive where it rests on tainted flows', () => {
      const file = atServer();
      const bisected = runCli(['bisect', file, ...FEWER, '--toggle', 'docker-proxy-pid-check=on']);
      expect(bisected.status).toBe(7);
      expect(bisected.stdout).toContain('tainted  losses of the recorder may explain that it is bad\n');
      const swept = runCli(['sweep', file, ...SWEEP]);
      expect(swept.status).toBe(7);
      const explains = 'tainted  losses of the recorder may explain server-hits of mysrv in 2 of 2 runs\n';
      expect(swept.stdout).toContain(explains);
      expect(runCli(['what-if', file, '--toggle', 'process-order=pid-ascending']).status).toBe(7);
      const small = runCli(['minimize', file, '--while', 'client-hits curl > 0', '--max-runs', '3']);
      expect(small.status).toBe(7);
      expect(small.stdout).toContain('tainted  losses of the recorder may explain it\n');
    });

    it('leaves what is sure of a service to be found, and small cases that hold only that', () => {
      const file = atServer();
      const lostHits = ['--while', 'lost-hits mysrv > 0'];
      const { status, stdout } = runCli(['bisect', file, ...lostHits, '--toggle', 'docker-proxy-pid-check=on']);
      expect([status, stdout.includes('\nflips    docker-proxy-pid-check=on\n')]).toEqual([0, true]);
      const small = path.join(folder.path, 'small');
      expect(runCli(['minimize', file, ...lostHits, '--max-runs', '60', '-o', small]).status).toBe(0);
      expect(runCli(['run', small]).status).toBe(0);
    });

    it('does not count as sure more lost hits than rest on whole flows', () => {
      const file = without('requests-of-server.msgpack', (event) =>
        ofServer(3).some((of) => of === event && event.kind === 'http' && event.dir === 'rx'),
      );
      const named = ['--toggle', 'docker-proxy-pid-check=on'];
      expect(runCli(['bisect', file, '--while', 'lost-hits mysrv >= 37', ...named]).status).toBe(0);
      expect(runCli(['bisect', file, '--while', 'lost-hits mysrv >= 38', ...named]).status).toBe(7);
    });
  });
});
