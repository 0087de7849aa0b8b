// Counts of the mutation runs, one entry a folder, in docs/mutation.json: small enough to be kept in the repository, while
// the reports they are taken from (megabytes) are not.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../setup.mjs';

const file = path.join(root, 'docs', 'mutation.json');

/**
 * By folder: the number of files with mutants, counts of mutants by verdict, and `isPart` while only some of its files were
 * judged.
 */
export function readScores() {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Writes the counts of one folder; the others stay as they are. @param isPart - only some of its files were run now */
export function storeScore(folder, counts, isPart) {
  const before = readScores();
  // A run of single files keeps the verdicts on the others.
  const isPartStill = isPart && (before[folder]?.isPart ?? true);
  const scores = { ...before, [folder]: { ...counts, ...(isPartStill ? { isPart: true } : {}) } };
  const sorted = Object.fromEntries(
    Object.keys(scores)
      .toSorted()
      .map((key) => [key, scores[key]]),
  );
  const entries = Object.entries(sorted).map(([key, value]) => `  ${JSON.stringify(key)}: ${oneLine(value)}`);
  writeFileSync(file, `{\n${entries.join(',\n')}\n}\n`);
}

/** Counts the mutants of a report of Stryker. */
export function countMutants({ files }) {
  const counts = {
    files: Object.keys(files).length,
    killed: 0,
    timeout: 0,
    survived: 0,
    noCoverage: 0,
    excluded: 0,
    static: 0,
    failed: 0,
  };
  for (const { mutants } of Object.values(files)) {
    for (const mutant of mutants) counts[kindOf(mutant)] += 1;
  }
  return counts;
}

/** In percent: noticed mutants of all that were judged, also of those that no test reaches. */
export function scoreOf({ killed, timeout, survived, noCoverage }) {
  const noticed = killed + timeout;
  return (100 * noticed) / (noticed + survived + noCoverage);
}

/** In percent: what a folder must reach. */
export const SCORE_MIN = 80;

/** Whether the tests of a folder notice enough. */
export function isEnough(counts) {
  return scoreOf(counts) >= SCORE_MIN;
}

function kindOf({ status, statusReason = '' }) {
  switch (status) {
    case 'Killed':
      return 'killed';
    case 'Timeout':
      return 'timeout';
    case 'Survived':
      return 'survived';
    case 'NoCoverage':
      return 'noCoverage';
    case 'Ignored':
      return /static/i.test(statusReason) ? 'static' : 'excluded';
    case 'RuntimeError':
    case 'CompileError':
      return 'failed';
    default:
      throw new Error(`the report holds a mutant that was not judged: ${status}`);
  }
}

function oneLine(counts) {
  const fields = Object.entries(counts).map(([key, value]) => `${JSON.stringify(key)}: ${value}`);
  return `{ ${fields.join(', ')} }`;
}
