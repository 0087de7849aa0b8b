import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importsOf, ROOT, sourceFiles } from '../tidy/sourceFiles.ts';
import { Consumer, manifest } from './Consumer.ts';

const consumer = new Consumer();
const { version, bin, exports, dependencies, peerDependencies, peerDependenciesMeta } = manifest(ROOT);

beforeAll(() => {
  consumer.install();
}, 120_000);
afterAll(() => consumer.remove());

describe('the packed package', () => {
  it('has everything that its entries name', () => {
    const entries = Object.values(exports).flatMap((entry) =>
      typeof entry === 'string' ? [entry] : Object.values(entry),
    );
    const named = [...entries, ...Object.values(bin)].map((entry) => entry.replace(/^\.\//, ''));
    expect(named).toHaveLength(6);
    expect(named.filter((file) => !consumer.packed.includes(file))).toEqual([]);
  });

  it('has every module, schema, scenario and the fixtures of the documentation', () => {
    const modules = sourceFiles('src').flatMap(({ path }) => {
      const built = path.replace(/^src/, 'dist');
      return [built.replace(/\.ts$/, '.js'), built.replace(/\.ts$/, '.d.ts')];
    });
    const others = [
      'schemas',
      'scenarios',
      'fixtures/forty-curls',
      'fixtures/pcap/forty-curls',
      'fixtures/windows',
      'docs',
      'bpf-recorder/src',
    ].flatMap((folder) => sourceFiles(folder, ['.json', '.yaml', '.gz', '.md', '.c']).map(({ path }) => path));
    const wanted = [...modules, ...others, 'dist/generated/validators.js', 'README.md', 'CHANGELOG.md', 'LICENSE'];
    expect(modules.length).toBeGreaterThan(500);
    expect(others.length).toBeGreaterThan(100);
    expect(wanted.filter((file) => !consumer.packed.includes(file))).toEqual([]);
  });

  it('has nothing that only the project needs', () => {
    expect(
      consumer.packed.filter((file) => /^(?:src|test|node_modules|benchmarks|fixtures\/conformance)\//.test(file)),
    ).toEqual([]);
  });

  it('needs vitest for its expectations only, and declares all else that it imports', () => {
    const imported = sourceFiles('src').map((file) => ({
      path: file.path,
      packages: importsOf(file).filter(isPackage),
    }));
    const ofVitest = imported.filter(({ packages }) => packages.includes('vitest')).map(({ path }) => path);
    expect(ofVitest.filter((path) => !path.startsWith('src/vitest/'))).toEqual([]);
    expect(ofVitest).not.toEqual([]);
    const declared = new Set([...Object.keys(dependencies), ...Object.keys(peerDependencies)]);
    expect(imported.flatMap(({ packages }) => packages).filter((name) => !declared.has(name))).toEqual([]);
    expect(dependencies).not.toHaveProperty('vitest');
    expect(peerDependenciesMeta['vitest']).toEqual({ optional: true });
  });
});

function isPackage(specifier: string): boolean {
  return /^[a-z@]/.test(specifier) && !/^(?:src\/|node:|flowproof)/.test(specifier);
}

describe('a package that uses flowproof', () => {
  it('runs its command line', () => {
    expect(consumer.run('npx', ['--no-install', 'flowproof', '--version'])).toMatchObject({
      status: 0,
      output: expect.stringContaining(`${version}\n`) as string,
    });
  });

  it('is type-checked with strict rules, wrong uses too', () => {
    expect(consumer.run('npx', ['--no-install', 'tsc'])).toMatchObject({ status: 0 });
  });

  it('passes its suite: expectations, helpers, properties, the library', () => {
    const { status, output } = consumer.run('npx', ['--no-install', 'vitest', 'run', 'specs']);
    expect(output).toMatch(/Tests +7 passed \(7\)/);
    expect(status).toBe(0);
  });

  it('sees why an expectation fails, at its own line', () => {
    const { status, output } = consumer.run('npx', ['--no-install', 'vitest', 'run', 'failing']);
    expect(status).toBe(1);
    expect(output).toMatch(/Tests +3 failed \(3\)/);
    const trace = 'node_modules/flowproof/fixtures/forty-curls/trace.msgpack.gz';
    expect(output).toContain(
      [
        'expected 40 server hits of mysrv',
        'observed 0 server hits of mysrv',
        'ledger   160 hits captured = 80 shipped + 80 filtered',
        "why      40 filtered (docker-proxy-without-pid-check): the docker-proxy filter removed another process's connection, because it compares addresses and ports but not the owner; saved by docker-proxy-pid-check=on",
        `run      ${trace}, profile agent-7.60, seed 1`,
        `explain  npx flowproof explain ${trace} --lost`,
      ].join('\n'),
    );
    expect(output).toContain('expected no hit lost, filtered or orphaned, except on purpose\nobserved 40 docker-proxy');
    expect(output).toMatch(
      /PropertyFailure: the property fails for seed \d+ \(case \d+ of 100\), made small in \d+ steps/,
    );
    expect(output).toMatch(/stored {3}flowproof-cases\/has-a-failure-rate-past-100-[0-9a-f]{8} /);
    for (const line of [8, 12, 17]) expect(output).toContain(`failing/failing.spec.ts:${line}:`);
  });

  it('sees what docs/vitest.md shows', () => {
    const text = readFileSync(path.join(ROOT, 'docs', 'vitest.md'), 'utf8');
    expect(text).toContain(
      `\`\`\`ts\n${readFileSync(path.join(consumer.folder, 'example', 'hits.spec.ts'), 'utf8')}\`\`\`\n`,
    );
    // What an earlier suite has stored would be tried first.
    rmSync(path.join(consumer.folder, 'flowproof-cases'), { recursive: true, force: true });
    const { output } = consumer.run('npx', ['--no-install', 'vitest', 'run', 'example']);
    const [, shown = ''] = /```console\n([^]*?)\n```/.exec(text) ?? [];
    // The case is shown cut.
    const lines = shown.split('\n').map((line) => line.replace(/ …$/, ''));
    expect(lines.length).toBeGreaterThan(20);
    const printed = output.replaceAll('{"flows":[{"atMs":0,', '{"flows":[{"atMs":0,\n');
    expect(lines.filter((line) => !printed.split('\n').includes(line))).toEqual([]);
  });

  it('can paste the line that explains', () => {
    const trace = 'node_modules/flowproof/fixtures/forty-curls/trace.msgpack.gz';
    const { status, output } = consumer.run('npx', ['--no-install', 'flowproof', 'explain', trace, '--lost']);
    expect(status).toBe(0);
    expect(output).toContain('saved by docker-proxy-pid-check=on');
  });
});
