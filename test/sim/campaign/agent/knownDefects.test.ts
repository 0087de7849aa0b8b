import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { KNOWN_DEFECTS } from '../../../../src/sim/campaign/agent/knownDefects.ts';
import { ROOT } from '../../../tidy/sourceFiles.ts';

const DOCUMENT = readFileSync(path.join(ROOT, 'docs/fuzz.md'), 'utf8');

describe('open defects of the real agent', () => {
  it('are all in docs/fuzz.md, and nothing else is', () => {
    const rows = Object.entries(KNOWN_DEFECTS).map(([id, { what, asks }]) => `| \`${id}\` | ${what} | ${asks} |`);
    const [, table = ''] = DOCUMENT.split('| `known:` |');
    expect(table.split('\n\n')[0]!.split('\n').slice(2)).toEqual(rows);
  });
});
