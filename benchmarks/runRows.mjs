// Times the parts of the model against the rates that the real Go code reached, on whatever machine this is: the rate is
// divided by the score of a calibration program, and compared with Go's rate over the score of the machine that Go was
// measured on. See docs/performance.md.
//
//   node --expose-gc benchmarks/runRows.mjs [--rows PATTERN] [--rounds 5] [--json]
//
// A row is { name, go, floor, realistic, moonshot, prepare() }: `go` is Go's rate over the score in thousand a second,
// the three bars are multiples of Go; `prepare` gives { units, run(), before?() } - `before` is not timed.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { calibrate } from './calibrate.mjs';

const FOLDER = path.dirname(fileURLToPath(import.meta.url));
/** The scores before and after may differ by this much, and the median may fall this far behind the best. */
const SCORE_DRIFT_MAX = 0.05;
const MEDIAN_MIN = 0.6;
const ATTEMPTS = 3;
/** A round is repeated inside until it takes so long, so that a timer tick does not matter. */
const ROUND_MS_MIN = 150;
const WARM_UP_MS = 600;

/**
 * Runs the rows whose name matches, `rounds` rounds each, between two calibrations.
 *
 * @returns {Promise<{ score: number, isNoisy: boolean, results: { name: string, rate: number, perScore: number, timesGo:
 *   number, bars: number[], verdict: string }[] }>}
 */
export async function runRows({ pattern = '', rounds = 5 } = {}) {
  const rows = (await allRows()).filter(({ name }) => name.includes(pattern));
  let best;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = calibrate();
    const measured = rows.map((row) => ({ row, rate: medianRate(row, rounds) }));
    const after = calibrate();
    const score = (before.score + after.score) / 2;
    const isNoisy =
      Math.abs(before.score - after.score) > SCORE_DRIFT_MAX * score ||
      Math.min(before.scoreMedian, after.scoreMedian) < MEDIAN_MIN * score;
    best = { score, isNoisy, results: measured.map(({ row, rate }) => judged(row, rate, score)) };
    if (!isNoisy) break;
  }
  return best;
}

/** The table for people. */
export function renderRows({ score, isNoisy, results }) {
  const lines = [
    `calibration score ${score.toFixed(2)}${isNoisy ? ' (noisy machine: the scores before and after differ)' : ''}`,
    'row                                            per second  TS / score    x Go   floor / realistic / moonshot',
  ];
  for (const { name, rate, perScore, timesGo, bars, verdict } of results) {
    const cells = [
      name.padEnd(44),
      `${(rate / 1e6).toFixed(2)} M`.padStart(11),
      `${perScore.toFixed(0)} k`.padStart(10),
      timesGo.toFixed(2).padStart(7),
    ];
    lines.push(`${cells.join(' ')}   ${bars.join(' / ').padEnd(15)} ${verdict}`);
  }
  return lines.join('\n');
}

async function allRows() {
  const folder = path.join(FOLDER, 'rows');
  const files = readdirSync(folder).filter((file) => file.endsWith('.mjs'));
  const modules = await Promise.all(files.toSorted().map((file) => import(path.join(folder, file))));
  return modules.flatMap(({ rows }) => rows);
}

function medianRate({ prepare }, rounds) {
  const prepared = prepare();
  const until = process.hrtime.bigint() + BigInt(WARM_UP_MS) * 1_000_000n;
  while (process.hrtime.bigint() < until) timed(prepared);
  const rates = Array.from({ length: rounds }, () => {
    globalThis.gc?.();
    let seconds = 0;
    let units = 0;
    while (seconds * 1000 < ROUND_MS_MIN) {
      seconds += timed(prepared);
      units += prepared.units;
    }
    return units / seconds;
  });
  return rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)];
}

function timed({ before, run }) {
  before?.();
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function judged({ name, go, floor, realistic, moonshot }, rate, score) {
  const perScore = rate / score / 1000;
  const timesGo = perScore / go;
  const verdict =
    timesGo >= moonshot ? 'moonshot' : timesGo >= realistic ? 'realistic' : timesGo >= floor ? 'floor' : 'BELOW FLOOR';
  return { name, rate, perScore, timesGo, bars: [floor, realistic, moonshot], verdict };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = { rows: { type: 'string' }, rounds: { type: 'string' }, json: { type: 'boolean' } };
  const { values } = parseArgs({ options });
  const found = await runRows({ pattern: values.rows, rounds: Number(values.rounds ?? 5) });
  console.log(values.json ? JSON.stringify(found) : renderRows(found));
}
