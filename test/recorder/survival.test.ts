import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { constants, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { cgroupOf, removeCgroup } from './cgroups.ts';
import {
  decode,
  lacking,
  attachedPrograms,
  ofKind,
  RECORDER,
  readTrace,
  run,
  scratch,
  type Trace,
  workload,
} from './recorder.ts';

const TRAFFIC = ['/usr/bin/python3', workload('traffic.py'), '8091', '2000', '5'];

describe.skipIf(lacking !== '')('a recorder that is killed', () => {
  it('leaves a readable trace, and no program in the kernel', async () => {
    const file = path.join(scratch(), 'trace.msgpack');
    const args = ['--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
    const recorder = spawn('unshare', [...args, RECORDER, 'record', '-o', file, '--', ...TRAFFIC], { stdio: 'ignore' });
    const ended = new Promise((resolve) => recorder.on('exit', resolve));
    while (!isLarger(file, 200_000)) await sleep(20);
    const cgroup = cgroupOf(recorder.pid!);
    const perCall = ['connect', 'recvmsg', 'sendmsg'].flatMap((call) => [`on_udp_${call}4`, `on_udp_${call}6`]);
    const others = ['on_create', 'on_egress', 'on_ingress', 'on_release', 'on_sockops', 'on_udp_release'];
    // Of some there is one for newer and one for older kernels; the kernel cuts names at 15 characters.
    const attached = attachedPrograms(cgroup).map((name) => name.replace(/_(?:cast|plain?)$/, ''));
    expect(attached).toEqual([...others, ...perCall].toSorted());
    const programs = heldPrograms(recorder.pid ?? 0);
    expect(programs.filter(isLoaded).length).toBeGreaterThan(attachedPrograms(cgroup).length);
    recorder.kill('SIGKILL');
    await ended;
    // Tracepoints as well: nothing is pinned, so whatever the recorder held is gone.
    await expect.poll(() => programs.filter(isLoaded), { timeout: 5000 }).toEqual([]);
    const trace = decode(wholeRecords(file));
    expect(trace.footer).toBeUndefined();
    expect(ofKind(trace, 'estab').length).toBeGreaterThan(10);
    // The command outlives its recorder; its cgroup is empty once it has ended, and ours to remove.
    await expect.poll(() => attachedPrograms(cgroup), { timeout: 5000 }).toEqual([]);
    await removeCgroup(cgroup);
    const info = run(RECORDER, ['info', file]);
    expect(info.stdout).toContain('cut: no footer');
  });
});

describe.skipIf(lacking !== '')('a recorder that cannot go on', () => {
  it.each(['t', 't.gz'])('says so when the disk is full, and leaves whole records in %s', (name) => {
    const folder = scratch();
    const line = `mount -t tmpfs -o size=64k tmpfs "$0" && ip link set lo up && { "$@"; echo "status $?"; cp "$0/${name}" "$0.copy"; }`;
    const shell = ['--net', '--mount', 'sh', '-c', line, path.join(folder, 'disk')];
    mkdirSync(path.join(folder, 'disk'));
    const { stdout, stderr } = run('unshare', [
      ...shell,
      RECORDER,
      'record',
      '-o',
      path.join(folder, 'disk', name),
      '--',
      'sh',
      '-c',
      `"$@"; exit 3`,
      'sh',
      ...TRAFFIC.slice(0, 3),
      name.endsWith('.gz') ? '2000' : '200',
      '5',
    ]);
    expect(stdout).toContain('status 14');
    expect(stderr).toMatch(
      /error: .*No space left on device after \d+ bytes; the file is readable up to there\n {2}remedy: /,
    );
    const trace = name.endsWith('.gz')
      ? readCutGzip(path.join(folder, 'disk.copy'))
      : readTrace(path.join(folder, 'disk.copy'));
    expect(trace.records.length).toBeGreaterThan(100);
    expect(run(RECORDER, ['info', path.join(folder, 'disk.copy')]).status).toBe(0);
  });

  it('names the capability that is missing', () => {
    const { status, stderr } = run('setpriv', ['--reuid', '65534', '--clear-groups', RECORDER, 'record', '-o', '-']);
    expect(status).toBe(10);
    expect(stderr).toMatch(/error: CAP_BPF is missing \(uid 65534\).*\n {2}remedy: .*sudo/);
  });

  it('names the mount that is missing', () => {
    const { status, stderr } = run('unshare', [
      '--mount',
      'sh',
      '-c',
      'umount -l "$(awk \'$0 ~ / - cgroup2 / { print $5; exit }\' /proc/self/mountinfo)" && exec "$@"',
      'sh',
      RECORDER,
      'record',
      '-o',
      '/dev/null',
      '--',
      'true',
    ]);
    expect(status).toBe(12);
    expect(stderr).toMatch(/no cgroup2 mount in \/proc\/self\/mountinfo\n {2}remedy: mount it: .*mount -t cgroup2/);
  });

  it('names the types of the kernel that are missing', () => {
    const hidden = 'mount -t tmpfs tmpfs /sys/kernel/btf && exec "$@"';
    const args = ['--mount', 'sh', '-c', hidden, 'sh', RECORDER, 'record', '-o', '/dev/null', '--', 'true'];
    const { status, stderr } = run('unshare', args);
    expect(status).toBe(11);
    expect(stderr).toMatch(/no \/sys\/kernel\/btf\/vmlinux: .*\n {2}remedy: .*CONFIG_DEBUG_INFO_BTF=y/);
  });

  it('names the output that cannot be written', () => {
    const { status, stderr } = run(RECORDER, ['record', '-o', '/no/such/folder/t', '--', 'true']);
    expect(status).toBe(14);
    expect(stderr).toContain('cannot write /no/such/folder/t: No such file or directory');
  });

  it('names the command that cannot be started, and leaves no cgroup behind', () => {
    const { status, stderr, pid } = run(RECORDER, ['record', '-o', path.join(scratch(), 't'), '--', 'no-such-command']);
    expect(status).toBe(16);
    expect(stderr).toContain('cannot start no-such-command: No such file or directory');
    expect(existsSync(cgroupOf(pid))).toBe(false);
  });

  it('names the nearest option', () => {
    const { status, stderr } = run(RECORDER, ['record', '-o', 't', '--segment']);
    expect(status).toBe(2);
    expect(stderr).toBe(
      'bpf-recorder: error: unknown option --segment\n  remedy: did you mean --segments? Otherwise see bpf-recorder --help\n',
    );
  });

  it('names the place up to which a damaged trace is whole', () => {
    const folder = scratch();
    const file = path.join(folder, 't');
    run(RECORDER, ['record', '-o', file, '--settle', '0', '--', 'true']);
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, bytes.length - 3));
    const { status, stderr } = run(RECORDER, ['info', file]);
    expect(status).toBe(17);
    expect(stderr).toMatch(/ends inside a record at byte \d+, after record \d+/);
  });
});

function isLarger(file: string, bytes: number): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > bytes;
}

/** A killed recorder may leave the beginning of a record: `info` says where the whole ones end. */
function wholeRecords(file: string): Buffer {
  const { stderr } = run(RECORDER, ['info', file]);
  const cut = /at byte (\d+)/.exec(stderr)?.[1];
  return readFileSync(file).subarray(0, cut === undefined ? undefined : Number(cut));
}

/** A gzipped trace without its end. */
function readCutGzip(file: string): Trace {
  return decode(gunzipSync(readFileSync(file), { finishFlush: constants.Z_SYNC_FLUSH }));
}

/** Ids of the BPF programs that a process holds by a descriptor. */
function heldPrograms(pid: number): readonly string[] {
  const folder = `/proc/${pid}/fdinfo`;
  const infos = readdirSync(folder).map((fd) => readFileSync(path.join(folder, fd), 'utf8'));
  return [...new Set(infos.flatMap((info) => info.match(/(?<=^prog_id:\s*)\d+/gm) ?? []))];
}

function isLoaded(programId: string): boolean {
  return run('bpftool', ['prog', 'show', 'id', programId]).status === 0;
}
