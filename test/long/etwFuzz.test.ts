import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../tidy/sourceFiles.ts';

const FUZZER = path.join(ROOT, 'bpf-recorder', 'build', 'etw-fuzz');

describe.skipIf((process.env['FLOWPROOF_NO_ETW'] ?? '') !== '')(
  'the decoder of the Windows recorder, at length',
  () => {
    it.each([2, 3])(
      'reads ten million cut and random payloads of seed %i without a fault',
      (seed) => {
        const { status, stdout, stderr } = spawnSync(FUZZER, ['10000000', String(seed)], { encoding: 'utf8' });
        expect(`${stdout}${stderr}`).toContain('no fault');
        expect(status).toBe(0);
      },
      600_000,
    );
  },
);
