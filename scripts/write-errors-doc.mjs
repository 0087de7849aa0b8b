// Writes docs/errors.md from the table of errors (the built one, so run the build first). With --check it writes nothing
// and fails when the file is not what the table says.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './setup.mjs';

const { ERROR_TABLE, EXIT_STATUS, EXIT_STATUS_MEANINGS } = await import('../dist/errorTable.js');
const file = path.join(root, 'docs', 'errors.md');
const text = [
  '# Errors and exit statuses',
  '',
  'Written by `node scripts/write-errors-doc.mjs` from `src/errorTable.ts`.',
  '',
  'Every error is one message on standard error, `flowproof: CODE: message`, and one line `remedy: …`. The message names the',
  'file, the place in it and what is wrong. Codes are stable: scripts may test them.',
  '',
  '| exit status | meaning |',
  '|---|---|',
  ...Object.entries(EXIT_STATUS).map(([name, status]) => `| ${status} | ${EXIT_STATUS_MEANINGS[name]} |`),
  '',
  '| code | exit status | what is wrong | what to do |',
  '|---|---|---|---|',
  ...Object.entries(ERROR_TABLE).map(
    ([code, { exitStatus, meaning, remedy }]) => `| \`${code}\` | ${exitStatus} | ${cell(meaning)} | ${cell(remedy)} |`,
  ),
  '',
  '`flowproof record` ends with the status of the recorded command, or with one of the recorder’s own codes; they are listed',
  'in `bpf-recorder/README.md`.',
  '',
].join('\n');

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (readFileSync(file, 'utf8') !== text) {
  console.error('docs/errors.md is not up to date: run node scripts/write-errors-doc.mjs');
  process.exitCode = 1;
}

function cell(text) {
  return text.replaceAll('|', '\\|');
}
