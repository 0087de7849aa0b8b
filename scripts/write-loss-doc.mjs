// Writes docs/loss-reasons.md from the closed list of reasons (the built one, so run the build first). With --check it
// writes nothing and fails when the file is not what the list says.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './setup.mjs';

const { LOSS_REASONS } = await import('../dist/model/ledger/lossReasons.js');
const file = path.join(root, 'docs', 'loss-reasons.md');
const STAGES = {
  capture: 'Capture: what the agent never sees',
  etw: 'Windows: HTTP from event tracing',
  driver: "Windows: the driver's tables and the closed-event loop",
  agent: 'Windows: the end of the agent',
  kernel: 'Kernel maps and close batches',
  events: 'Event pages, kernel to user space',
  joiner: 'Joining request and response halves',
  statkeeper: 'HTTP statistics',
  tracer: 'Delivery of closes and the walk over open connections',
  state: 'Per-client state',
  join: 'Joining HTTP data to connections',
  filter: 'The process-agent',
};

const lines = [
  '# Why a hit does not arrive',
  '',
  'Written by `node scripts/write-loss-doc.mjs` from `src/model/ledger/lossReasons.ts`. The list is closed: a hit that is not',
  'shipped and not in flight has exactly one of these reasons. A *connection* reason is shown for a hit when its connection',
  'ended that way and the HTTP data was left alone.',
];
for (const [stage, title] of Object.entries(STAGES)) {
  lines.push(
    '',
    `## ${title}`,
    '',
    '| reason | of | kind | what happened | counted by the agent as | saved by |',
    '|---|---|---|---|---|---|',
  );
  for (const [id, info] of Object.entries(LOSS_REASONS)) {
    if (info.stage !== stage) continue;
    lines.push(
      `| \`${id}\` | ${info.what} | ${info.kind} | ${info.text} | ${info.counter ?? '-'} | ${info.savedBy ?? '-'} |`,
    );
  }
}
const text = `${lines.join('\n')}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (readFileSync(file, 'utf8') !== text) {
  console.error('docs/loss-reasons.md is not up to date: run node scripts/write-loss-doc.mjs');
  process.exitCode = 1;
}
