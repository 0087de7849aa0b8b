// Hunts every historic bug that has a toggle: each alone, all others fixed, among generated cases. Writes
// docs/museum.md. Uses the built files, so run the build first.
//
//   node scripts/museum.mjs [--seeds 5] [--seconds 20] [--base-seconds 60] [--only ID,…] [--no-doc]
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { writeFileSync } from 'node:fs';
import { root } from './setup.mjs';

const { huntBug, shownInvariant } = await import('../dist/sim/campaign/museum/huntBug.js');
const { museumCampaigns } = await import('../dist/sim/campaign/museum/museumCampaigns.js');
const { museumDocument } = await import('../dist/sim/campaign/museum/museumDocument.js');
const { findCaseKind } = await import('../dist/sim/campaign/caseKinds.js');
const { fixedProfile } = await import('../dist/sim/campaign/agent/fixedProfile.js');
const { caseOf, judgeSafely } = await import('../dist/sim/campaign/runCampaign.js');
const { decidingToggles } = await import('../dist/sim/campaign/decidingToggles.js');
const { showChange } = await import('../dist/sim/bisect/toggleChange.js');

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '20' },
    'base-seconds': { type: 'string', default: '60' },
    only: { type: 'string' },
    'no-doc': { type: 'boolean', default: false },
  },
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1);
const only = values.only?.split(',');

const base = baseCampaign(Number(values['base-seconds']));
console.log(`base     ${base.runs} cases, ${base.perSecond} a second, ${base.unexplained.length} unexplained`);
for (const { invariant, index } of base.unexplained) console.log(`         case ${index}: ${invariant}`);

const rows = [];
for (const campaign of museumCampaigns()) {
  if (only !== undefined && !only.includes(campaign.entry.id)) continue;
  const row = await rowOf(campaign);
  rows.push(row);
  console.log(lineOf(row));
}
const found = rows.filter((row) => row.found === seeds.length).length;
console.log(`${found} of ${rows.length} found with every seed`);
if (!values['no-doc'] && only === undefined) {
  const machine = `${os.cpus()[0]?.model.trim() ?? 'unknown'}, one thread, Node.js ${process.version}`;
  const text = museumDocument({ base, rows, seeds: seeds.length, seconds: Number(values.seconds), machine });
  writeFileSync(path.join(root, 'docs', 'museum.md'), text);
}

/** The agent with everything fixed: nothing but open defects may be found. */
function baseCampaign(seconds) {
  const kind = findCaseKind('agent');
  const profile = fixedProfile();
  const known = new Map();
  const unexplained = [];
  const start = performance.now();
  let runs = 0;
  while (performance.now() - start < seconds * 1000) {
    const made = caseOf({ seed: 1, generate: (random) => kind.generate(random) }, runs);
    for (const { invariant } of judgeSafely((each) => kind.judge(each, profile).violations, made)) {
      if (invariant.startsWith('known:')) known.set(invariant, (known.get(invariant) ?? 0) + 1);
      else unexplained.push({ invariant, index: runs });
    }
    runs += 1;
  }
  const perSecond = Math.round((runs / (performance.now() - start)) * 1000);
  return { runs, perSecond, unexplained, known: [...known].toSorted(([a], [b]) => (a < b ? -1 : 1)) };
}

async function rowOf(campaign) {
  const kind = findCaseKind(campaign.kind);
  const hunts = seeds.map((seed) => {
    const start = performance.now();
    const isInTime = () => performance.now() - start < Number(values.seconds) * 1000;
    const trophy = huntBug({ ...campaign, kind, seed, mayGoOn: isInTime });
    return { trophy, seconds: (performance.now() - start) / 1000 };
  });
  const hits = hunts.filter(({ trophy }) => typeof trophy !== 'number');
  const row = { campaign, found: hits.length, tried: hunts.length, seconds: median(hits.map((hit) => hit.seconds)) };
  const runs = median(hunts.map(({ trophy }) => (typeof trophy === 'number' ? trophy : trophy.runs)));
  if (hits.length === 0) return { ...row, runs };
  const shrunk = await shrink(campaign, kind, hits);
  return { ...row, runs, ...shrunk, flips: await flipsOf(campaign, kind, shrunk) };
}

/** Makes the first trophies small, and keeps the smallest. */
async function shrink(campaign, kind, hits) {
  const shrinker = await kind.shrinker();
  const small = hits.slice(0, 3).map(({ trophy }) => {
    const shows = (made) => shownInvariant({ ...campaign, kind, violates: [trophy.invariant] }, made) !== undefined;
    const { made } = shrinker.shrink(trophy.made, shows);
    const lines = kind.describe(made);
    return { made, lines, events: made.ops?.length ?? lines.length, invariant: trophy.invariant };
  });
  return small.toSorted((a, b) => a.events - b.events)[0];
}

/** What `flowproof bisect` would find, beginning with that in which the two agents differ. */
async function flipsOf({ fixed, buggy }, kind, { made, invariant }) {
  const { mends, hides } = await decidingToggles({ kind, made, profile: buggy, invariant, better: [fixed] });
  return [...mends.flat(), ...hides].map(showChange);
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function lineOf({ campaign, found, tried, seconds, runs, events, invariant, flips }) {
  const { entry } = campaign;
  const what = found === 0 ? `not found in ${runs} cases` : `${seconds.toFixed(2)} s, ${runs} cases`;
  const small = found === 0 ? '' : `, ${events} events, ${invariant}, ${flips.join(' ')}`;
  return `${String(entry.number).padStart(3)}  ${entry.id.padEnd(34)} ${found}/${tried}  ${what}${small}`;
}
