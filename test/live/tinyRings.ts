import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Counts, decode, LAB, RECORDER, type Trace, workload } from '../recorder/recorder.ts';
import { ROOT } from '../tidy/sourceFiles.ts';

/** Four servers with their clients at once, so that all CPUs number events: PORT CONNECTIONS REQUESTS-EACH. */
const LOAD = 'for port in 8101 8102 8103 8104; do /usr/bin/python3 "$0" $port "$1" "$2" & done; wait';
/** The recorder is its command's parent: held still while the traffic runs, it is sure to lose. */
const HELD = `kill -STOP $PPID; ${LOAD}; kill -CONT $PPID`;
/** Sizes of a ring: with the smallest next to all is lost, with the largest now and then nothing. */
const RING_KIB = [4, 8, 16, 64] as const;

/** What one recording with rings that are too small shows. */
export interface TinyRingRun {
  readonly attempts: number;
  readonly lost: number;
  /** Places (ring and CPU) whose sums were looked at. */
  readonly sums: number;
  /** What does not add up, in words. */
  readonly problems: readonly string[];
}

/** Whether the recorder of a run is held still, so that it loses events however fast the machine is. */
export function isHeld(run: number): boolean {
  return run % 2 === 1;
}

/** Records many short connections with rings that are too small, and holds the sums against the file. */
export function recordTinyRings(run: number, file: string): TinyRingRun {
  const life = RING_KIB[run % RING_KIB.length]!;
  const data = RING_KIB[Math.floor(run / RING_KIB.length) % RING_KIB.length]!;
  const rings = `life=${life}KiB,data=${data}KiB`;
  const load = [
    'sh',
    '-c',
    isHeld(run) ? HELD : LOAD,
    workload('traffic.py'),
    String(40 + (run % 7) * 20),
    String(1 + (run % 3)),
  ];
  const segments = run % 2 === 0 ? ['--segments'] : [];
  const options = ['record', '-o', file, '--settle', '100ms', '--ring', rings, ...segments, '--', ...load];
  const net = ['--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh', RECORDER];
  const { status, stderr } = spawnSync('unshare', [...net, ...options], { encoding: 'utf8', timeout: 60_000 });
  if (status !== 0)
    return { attempts: 0, lost: 0, sums: 0, problems: [`the recording ended with ${status}: ${stderr}`] };
  const trace = decode(readFileSync(file));
  const { footer } = trace;
  if (!footer) return { attempts: 0, lost: 0, sums: 0, problems: ['the trace has no footer'] };
  const both = [footer.rings.life, footer.rings.data];
  const sum = (of: (ring: Counts) => number) => both.reduce((total, ring) => total + of(ring), 0);
  const lost = sum((ring) => ring.lost);
  return {
    attempts: sum(({ attempts }) => attempts),
    lost,
    sums: sum(({ per_cpu }) => per_cpu.length),
    problems: [
      ...(footer.conserved ? [] : ['the recorder itself says that its sums do not add up']),
      ...both.flatMap((ring, index) => ringProblems(trace, index, ring)),
      ...validationProblems(file, lost),
    ],
  };
}

/**
 * Records forty curls through docker-proxy with rings that are too small, and replays them through an agent that loses
 * none of their hits.
 *
 * @returns what is wrong: a verdict against the agent, in words
 */
export function curlsOnTinyRings(file: string): string[] {
  const rings = ['--ring', 'life=4KiB,data=4KiB'];
  const lab = spawnSync('bash', [LAB, '-n', '40', '-o', file, '--', ...rings], { encoding: 'utf8', timeout: 60_000 });
  if (lab.status !== 0) return [`the recording ended with ${lab.status}: ${lab.stderr}`];
  const expected = ['--toggle', 'docker-proxy-pid-check=on', '--expect', 'mysrv=40', '--expect', 'docker-proxy=40'];
  const { status, stdout, stderr } = flowproof('replay', file, ...expected);
  return status === 0 || status === 7 ? [] : [`the replay ends with ${status}: ${stdout}${stderr}`];
}

function flowproof(...args: string[]) {
  return spawnSync(process.execPath, [path.join(ROOT, 'bin', 'flowproof'), ...args], { encoding: 'utf8' });
}

/** The footer's sums of a ring, against each other and against the numbers that stand in the file. */
function ringProblems({ records }: Trace, ring: number, counts: Counts): string[] {
  const problems: string[] = [];
  const check = (what: string, is: number, shouldBe: number) => {
    if (is !== shouldBe) problems.push(`ring ${ring}, ${what}: ${is} instead of ${shouldBe}`);
  };
  const sums = [0, 0, 0];
  for (const [cpu, attempts, delivered, lost] of counts.per_cpu) {
    check(`CPU ${cpu}, attempts`, attempts, delivered + lost);
    const numbers = records.filter((record) => record['ring'] === ring && record['cpu'] === cpu);
    const distinct = new Set(numbers.map((record) => record['cseq'] as number));
    check(`CPU ${cpu}, events in the file`, numbers.length, delivered);
    check(`CPU ${cpu}, numbers that are missing`, attempts - distinct.size, lost);
    check(`CPU ${cpu}, numbers beyond the attempts`, [...distinct].filter((number) => number >= attempts).length, 0);
    for (const [index, count] of [attempts, delivered, lost].entries()) sums[index]! += count;
  }
  check('attempts of all CPUs', sums[0]!, counts.attempts);
  check('delivered of all CPUs', sums[1]!, counts.delivered);
  check('lost of all CPUs', sums[2]!, counts.lost);
  return problems;
}

/** `flowproof trace validate` must find the trace sound, and name its losses. */
function validationProblems(file: string, lost: number): string[] {
  const { status, stdout, stderr } = flowproof('trace', 'validate', file);
  const wanted = lost > 0 ? 7 : 0;
  return status === wanted ? [] : [`trace validate ends with ${status} instead of ${wanted}: ${stdout}${stderr}`];
}
