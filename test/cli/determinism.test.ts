import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../tidy/sourceFiles.ts';
import { runCli } from './runCli.ts';

const TRACE = 'fixtures/forty-curls/trace.msgpack.gz';
const LOCALES = ['C', 'de_DE.UTF-8', 'tr_TR.UTF-8'];
const ZONES = ['UTC', 'Asia/Kathmandu', 'America/St_Johns'];

/** Digest by command line, as `node scripts/write-golden.mjs` wrote it. */
const golden = JSON.parse(readFileSync(path.join(ROOT, 'fixtures', 'golden', 'digests.json'), 'utf8')) as Readonly<
  Record<string, string>
>;

describe('a replay', () => {
  const first = runCli(['replay', TRACE, '--json']).stdout;

  it('has the golden digest', () => {
    expect(JSON.parse(first)).toMatchObject({ digest: golden[`replay ${TRACE}`] });
  });

  it.each(LOCALES.flatMap((locale) => ZONES.map((zone) => [locale, zone] as const)))(
    'prints the same bytes in the locale %s and the time zone %s',
    (locale, zone) => {
      const { stdout, stderr } = runCli(['replay', TRACE, '--json'], { LANG: locale, LC_ALL: locale, TZ: zone });
      expect(stderr).toBe('');
      expect(stdout === first).toBe(true);
    },
  );

  it('would show it: the locale and the time zone are in force in the process', () => {
    const seen = (locale: string, zone: string): string => {
      const code = 'process.stdout.write(`${(1234.5).toLocaleString()} ${new Date(0).getHours()}`)';
      const env = { ...process.env, LANG: locale, LC_ALL: locale, TZ: zone };
      return spawnSync(process.execPath, ['-e', code], { encoding: 'utf8', env }).stdout;
    };
    expect(seen('C', 'UTC')).toBe('1,234.5 0');
    expect(seen('de_DE.UTF-8', 'Asia/Kathmandu')).toBe('1.234,5 5');
  });

  it('prints the same text in every locale and time zone', () => {
    const texts = LOCALES.map((locale, index) => {
      const env = { LANG: locale, LC_ALL: locale, TZ: ZONES[index] };
      return `${runCli(['replay', TRACE], env).stdout}${runCli(['explain', TRACE, '--limit', '2'], env).stdout}`;
    });
    expect(new Set(texts).size).toBe(1);
  });

  it('has the same fates whether or not they are kept of a long trace: this one is short', () => {
    expect(runCli(['replay', TRACE, '--fates', '--json']).stdout === first).toBe(true);
  });

  it('is the same from another folder, by a full path', () => {
    const args = [path.join(ROOT, 'bin', 'flowproof'), 'replay', path.join(ROOT, TRACE), '--json'];
    const { stdout } = spawnSync(process.execPath, args, { cwd: path.parse(ROOT).root, encoding: 'utf8' });
    expect(stdout === first).toBe(true);
  });

  it('has another digest with another seed, profile or schedule', () => {
    const digests = [[], ['--seed', '2'], ['--profile', 'latest'], ['--poll-offset', '8s']].map((args) => {
      const { digest } = JSON.parse(runCli(['replay', TRACE, '--json', ...args]).stdout) as { digest: string };
      return digest;
    });
    expect(new Set(digests).size).toBe(4);
  });
});

describe('the golden digests', () => {
  it('hold for every trace and scenario; `node scripts/write-golden.mjs` renews them on purpose', () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['scripts/write-golden.mjs', '--print'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual(golden);
  });

  it('are the same for a scenario named by its folder, its file, or `.` inside of it', () => {
    const digestOf = (location: string, cwd: string): string | undefined => {
      const args = [path.join(ROOT, 'bin', 'flowproof'), 'run', location, '--json'];
      const { stdout } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
      return (JSON.parse(stdout) as { scenarios: { digest: string }[] }).scenarios[0]?.digest;
    };
    const inside = path.join(ROOT, 'scenarios', 'forty-curls');
    const wanted = golden['run scenarios/forty-curls'];
    expect(digestOf('scenarios/forty-curls', ROOT)).toBe(wanted);
    expect(digestOf('scenario.yaml', inside)).toBe(wanted);
    expect(digestOf('.', inside)).toBe(wanted);
  });
});
