import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../tidy/sourceFiles.ts';
import { run } from './recorder.ts';

const BUILD = path.join(ROOT, 'bpf-recorder', 'build');
/** Texts that the fuzzer makes here; `npm run test:long` makes ten million. */
const FUZZ_ROUNDS = 200_000;

/** `npm test` has built them, where the recorder can be built at all. */
const lacking = ['unit-asan', 'recorder-fuzz', 'recorder-fuzz-planted'].filter(
  (name) => !existsSync(path.join(BUILD, name)),
);
if (lacking.length > 0) process.stderr.write(`!! not built: ${lacking.join(', ')}: make -C bpf-recorder test-all !!\n`);

describe.skipIf(lacking.length > 0)('what the recorder runs in user space', () => {
  it('passes its unit tests, with sanitizers on', () => {
    const { status, stdout } = run(path.join(BUILD, 'unit-asan'), []);
    expect(stdout).toMatch(/^recorder unit tests: \d+ passed, 0 failed\n$/);
    expect(status).toBe(0);
  });

  it('reads changed, cut and random text without a fault', () => {
    const { status, stdout } = run(path.join(BUILD, 'recorder-fuzz'), [String(FUZZ_ROUNDS), '1']);
    expect(stdout).toMatch(/^recorder-fuzz: 200000 texts of seed 1 through 8 readers, no fault\n$/);
    expect(status).toBe(0);
  });

  it('is looked at for real: the fuzzer finds a planted overread', () => {
    const { status, stderr } = run(path.join(BUILD, 'recorder-fuzz-planted'), [String(FUZZ_ROUNDS), '1']);
    expect(stderr).toContain('ERROR: AddressSanitizer: heap-buffer-overflow');
    expect(status).not.toBe(0);
  });
});
