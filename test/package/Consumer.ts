import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../tidy/sourceFiles.ts';

/** What the consumer needs besides flowproof, in the project's own versions. */
const TOOLS = ['vitest', 'typescript', '@types/node'];

/** How a command in the consumer's folder ended. */
export interface Ended {
  readonly status: number | null;
  readonly output: string;
}

/** A copy of `test/consumer` in a temporary folder, into which the packed flowproof is installed. */
export class Consumer {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'flowproof-consumer-'));
  /** Files of the tarball. */
  readonly packed: readonly string[];
  private readonly tarball: string;

  constructor() {
    cpSync(path.join(ROOT, 'test', 'consumer'), this.folder, { recursive: true });
    const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', this.folder];
    const { stdout } = spawnSync('npm', pack, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    const [packed] = Object.values(
      JSON.parse(stdout) as Record<string, { filename: string; files: { path: string }[] }>,
    );
    this.packed = packed?.files.map((file) => file.path) ?? [];
    this.tarball = path.join(this.folder, packed?.filename ?? '');
  }

  /** Installs the tarball and the tools: by npm, or, where the registry cannot be reached, by links to what is here. */
  install(): 'npm' | 'links' {
    const { devDependencies } = manifest(ROOT);
    const tools = TOOLS.map((tool) => `${tool}@${devDependencies[tool]}`);
    const quiet = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=0'];
    if (this.run('npm', ['install', ...quiet, this.tarball, ...tools]).status === 0) return 'npm';
    this.link();
    return 'links';
  }

  /** Runs a command in the consumer's folder. */
  run(command: string, args: readonly string[]): Ended {
    // What vitest tells the processes of a test is not meant for another vitest.
    const env = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_ENV|TEST)/.test(name)),
    );
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: this.folder,
      encoding: 'utf8',
      env: { ...env, NO_COLOR: '1', FORCE_COLOR: '0', CI: '1' },
    });
    return { status, output: `${stdout}${stderr}` };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Only what flowproof declares is linked: an import of anything else would fail. */
  private link(): void {
    const modules = path.join(this.folder, 'node_modules');
    rmSync(modules, { recursive: true, force: true });
    const own = path.join(modules, 'flowproof');
    mkdirSync(own, { recursive: true });
    this.run('tar', ['-xzf', this.tarball, '-C', own, '--strip-components=1']);
    const { dependencies, bin } = manifest(own);
    for (const name of [...Object.keys(dependencies), ...TOOLS]) {
      const link = path.join(modules, name);
      mkdirSync(path.dirname(link), { recursive: true });
      if (!existsSync(link)) symlinkSync(path.join(ROOT, 'node_modules', name), link);
    }
    mkdirSync(path.join(modules, '.bin'));
    const commands = { flowproof: path.join('..', 'flowproof', bin['flowproof'] ?? ''), tsc: '../typescript/bin/tsc' };
    for (const [name, target] of Object.entries({ ...commands, vitest: '../vitest/vitest.mjs' })) {
      symlinkSync(target, path.join(modules, '.bin', name));
    }
  }
}

/** The parts of a `package.json` that are looked at. */
export function manifest(folder: string) {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    readonly version: string;
    readonly bin: Readonly<Record<string, string>>;
    readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
    readonly dependencies: Readonly<Record<string, string>>;
    readonly devDependencies: Readonly<Record<string, string>>;
    readonly peerDependencies: Readonly<Record<string, string>>;
    readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional?: boolean }>>;
  };
}
