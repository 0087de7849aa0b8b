import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PayloadError } from '../../src/errors.ts';
import { importConnections } from '../../src/import/connectionsImport.ts';
import { importMonitoring } from '../../src/import/monitoringImport.ts';
import { renderConnections, renderMonitoring } from '../../src/import/renderImport.ts';
import { FIRST_CHOICES } from '../../src/model/choices.ts';
import { findProfile } from '../../src/model/profiles.ts';
import { ROOT } from '../tidy/sourceFiles.ts';

const FOLDER = path.join(ROOT, 'fixtures', 'agent-answers');
const profile = findProfile('agent-7.60')!;
const options = {
  profile,
  processes: [{ pid: 3340, argv: ['docker-proxy'], service: undefined }],
  choices: FIRST_CHOICES,
};

/** What is done to the bytes: some are changed, then the end is cut off. */
const damage = fc.record({
  changes: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
  keep: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
});

function damaged(bytes: Buffer, { changes, keep }: { changes: [number, number][]; keep: number }): Buffer {
  const copy = Buffer.from(bytes);
  for (const [place, value] of changes) copy[place % copy.length] = value;
  return copy.subarray(0, Math.floor(copy.length * keep));
}

/** Runs it; the only thing that may be thrown is the error for the user. */
function survives(run: () => string): void {
  try {
    expect(run().length).toBeGreaterThan(0);
  } catch (error) {
    expect(error).toBeInstanceOf(PayloadError);
  }
}

describe('damaged answers', () => {
  it.each(['connections.json', 'connections.pb'])('%s: one error for the user, or a summary', (name) => {
    const bytes = readFileSync(path.join(FOLDER, name));
    const isText = name.endsWith('.json');
    fc.assert(
      fc.property(damage, (how) => {
        const answer = damaged(bytes, how);
        const dump = { file: name, answer: isText ? answer.toString('utf8') : answer };
        survives(() => renderConnections(importConnections(dump, options)));
      }),
      { numRuns: 300 },
    );
  });

  it('http_monitoring.json: one error for the user, or a summary', () => {
    const bytes = readFileSync(path.join(FOLDER, 'http_monitoring.json'));
    fc.assert(
      fc.property(damage, (how) => {
        const dump = { file: 'x', answer: damaged(bytes, how).toString('utf8') };
        survives(() => renderMonitoring(importMonitoring(dump, undefined)));
      }),
      { numRuns: 1000 },
    );
  });
});
