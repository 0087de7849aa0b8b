import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../cli/runCli.ts';
import { inNamespace, LAB, lacking, RECORDER, scratch, workload } from '../recorder/recorder.ts';
import { ROOT } from '../tidy/sourceFiles.ts';

const CURLS = 40;
const TWO_CONTAINERS = path.join(ROOT, 'test', 'live', 'workloads', 'twoContainers.sh');

/** Why this host cannot translate addresses; empty when it can. */
const lackingNat = lacking === '' ? whyNoNat() : lacking;
if (lackingNat !== '' && lacking === '') process.stderr.write(`!! no translated recording: ${lackingNat} !!\n`);

function whyNoNat(): string {
  const rules = 'nft add table ip t && nft add chain ip t c "{ type nat hook output priority -100; }"';
  const { status, stderr } = inNamespace(rules);
  return status === 0 ? '' : `nft cannot translate here: ${stderr.trim()}`;
}

/** What a replay finds, with the agent's socket filter fed in one way or the other. */
function replay(file: string, feed: 'packets' | 'heads', ...args: string[]) {
  const { stdout } = runCli(['replay', file, '--json', '--http-from', feed, ...args]);
  const { hits, ledger, violations } = JSON.parse(stdout) as {
    hits: Record<string, { server: number; client: number }>;
    ledger: { captured: number; byReason: Record<string, number> };
    violations: { invariant: string }[];
  };
  return { hits, ledger, violations };
}

describe.skipIf(lacking !== '')("a fresh recording with the agent's own view", () => {
  it('of forty curls through docker-proxy gives the same hits from packets as from heads', () => {
    const file = path.join(scratch(), 'trace.msgpack');
    execFileSync('bash', [LAB, '-n', String(CURLS), '-o', file, '--', '--agent-view'], { stdio: 'pipe' });
    for (const toggles of [[], ['--toggle', 'docker-proxy-pid-check=on']]) {
      expect(replay(file, 'packets', ...toggles)).toEqual(replay(file, 'heads', ...toggles));
    }
    expect(replay(file, 'packets', '--toggle', 'docker-proxy-pid-check=on').hits).toEqual({
      curl: { server: 0, client: CURLS },
      'docker-proxy': { server: CURLS, client: 0 },
      mysrv: { server: CURLS, client: 0 },
    });
  });

  it('of two containers that talk through the host gives hits that heads do not show the filter', () => {
    const file = path.join(scratch(), 'trace.msgpack');
    execFileSync('bash', [TWO_CONTAINERS, file, RECORDER, '10'], { stdio: 'pipe' });
    const packets = replay(file, 'packets');
    expect(packets.hits).toEqual({ curl: { server: 0, client: 10 }, mysrv: { server: 10, client: 0 } });
    expect(packets.ledger).toMatchObject({ captured: 20, byReason: {} });
    const heads = replay(file, 'heads');
    expect(heads.ledger).toMatchObject({ captured: 20, byReason: { 'container-loopback-unseen': 20 } });
    // What the recorded host saw is what counts, so it is the default.
    expect(runCli(['replay', file, '--expect', 'mysrv=10']).status).toBe(0);
  });

  it.skipIf(lackingNat !== '')(
    'of a translated request knows both of its ends, whatever the filter is fed from',
    () => {
      const file = path.join(scratch(), 'trace.msgpack');
      const options = ['record', '-o', file, '--settle', '100ms', '--nat', '--agent-view', '--'];
      const { status, stderr } = inNamespace('exec "$@"', RECORDER, ...options, workload('dnat.sh'), '8085');
      expect(status, stderr).toBe(0);
      for (const feed of ['packets', 'heads'] as const) {
        const { hits, ledger, violations } = replay(file, feed);
        // One request with two sides. Both ends find its data, and whichever the agent comes to first claims it.
        expect(Object.keys(hits)).toEqual(['python3']);
        expect(hits['python3']!.server + hits['python3']!.client).toBe(1);
        expect(ledger.captured).toBe(2);
        expect(ledger.byReason).not.toHaveProperty('container-loopback-unseen');
        expect(violations.map(({ invariant }) => invariant)).not.toContain('backend-matches-ledger');
      }
    },
  );

  it('leaves no network namespace behind', () => {
    expect(execFileSync('ip', ['netns', 'list'], { encoding: 'utf8' })).not.toMatch(/fp-two-/);
  });
});
