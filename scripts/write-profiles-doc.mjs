// Writes docs/profiles.md from the tables of profiles and toggles (the built ones, so run the build first). With --check it
// writes nothing and fails when the file is not what the tables say.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './setup.mjs';

const { DEFAULT_PROFILE_ID, PROFILE_INFO, PROFILES } = await import('../dist/model/profiles.js');
const { LINGERING_GENERATIONS, lingeringGenerationOf } = await import('../dist/model/windows/lingeringGenerations.js');
const { readToggle, TOGGLES } = await import('../dist/model/toggles.js');
const file = path.join(root, 'docs', 'profiles.md');

const SECTIONS = {
  kernel: 'Connection tracking in the kernel',
  delivery: 'Delivery of closes, walk over open connections',
  state: 'Per-client state',
  usm: 'HTTP capture and statistics',
  join: 'Joining HTTP data to connections',
  processAgent: 'The process-agent',
  windows: 'The agent on Windows',
};

/** Switches of the real system that are no toggles here, and where they are set instead. */
const ELSEWHERE = [
  [
    'kernel, HTTP and process-agent of the years before 2023',
    'not modelled: `era-2019` has the per-client state of its time, all else is as in `agent-7.45`',
  ],
  ['width of the errno of a failure (32, then 16 bits)', 'nothing to see: every errno fits both'],
  ['local port range', 'a fact of the host: recorded in a trace, or the default 32768-60999'],
  ['copies of a segment that the socket filter sees, and their order', 'a fact of the host: what the recorder saw'],
  ['which ends of a TLS connection are hooked', 'a fact of the host'],
  ['ring or perf buffer for HTTP events', 'nothing to see: without loss both deliver the same'],
  ['variant of the docker-proxy filter in direct sending', 'not modelled yet'],
  ['two docker-proxies for one port (IPv4 and IPv6)', 'a fact of the workload: scenarios/two-proxies'],
  [
    'protocol layers before the TLS tag, one entry for several failure codes',
    'settings of the encoder of payloads (src/payload)',
  ],
  ['sum of hits beside the HTTP sections (older payloads)', 'read and written nowhere: no part of the model uses it'],
  ['poll interval, offset, first poll', '`--poll-every`, `--poll-offset`, `agent:` in a scenario'],
  ['connections in one message to the back end', 'it does not change hits; src/model/processAgent/batchConnections.ts'],
  ['a process scan that fails', '`agent: { failed-scans: [1] }` in a scenario'],
  ['a wall clock that is set', '`agent: { clock-steps: [{ at: 65s, by: -1h }] }` in a scenario'],
  ['sub-site of an IIS request (2026, #46263)', 'not modelled: no recorded answer of that code is at hand'],
  ['order of Go maps, of CPUs, of ready channels', '`--seed`'],
];

const lines = [
  '# Profiles and toggles',
  '',
  'Written by `node scripts/write-profiles-doc.mjs` from `src/model/profiles.ts` and `src/model/toggles`. A profile is an agent',
  'generation; a toggle overrides one rule or limit of it (`--toggle id=value`, or `toggles:` in a scenario).',
  '`flowproof profiles --explain ID` tells about one of them.',
  '',
  '| profile | stands for | source revision | also called |',
  '|---|---|---|---|',
  ...PROFILE_INFO.map(({ id, standsFor, revision, alsoCalled }) => {
    return `| \`${id}\`${id === DEFAULT_PROFILE_ID ? ' (default)' : ''} | ${standsFor} | ${revision} | ${alsoCalled} |`;
  }),
  '',
  '`latest` is the last of them. The profiles before `agent-7.60` take back the changes whose dates are known and keep everything',
  'else as it was in October 2024; only the later ones were compared with the code of their time.',
];
const untitled = TOGGLES.filter(({ section }) => !Object.hasOwn(SECTIONS, section));
if (untitled.length > 0) throw new Error(`no section for ${untitled.map(({ id }) => id).join(', ')}`);
for (const [section, title] of Object.entries(SECTIONS)) {
  lines.push(
    '',
    `## ${title}`,
    '',
    '| toggle | values | what it changes | changed | in the profiles |',
    '|---|---|---|---|---|',
  );
  for (const toggle of TOGGLES.filter((each) => each.section === section)) {
    const values = typeof toggle.values === 'string' ? toggle.values : toggle.values.join(', ');
    lines.push(`| \`${toggle.id}\` | ${values} | ${toggle.about} | ${toggle.changed} | ${inProfiles(toggle)} |`);
  }
}
addLingeringGenerations();
lines.push('', '## Set elsewhere', '', '| switch of the real system | here |', '|---|---|');
for (const [what, where] of ELSEWHERE) lines.push(`| ${what} | ${where} |`);
const text = `${lines.join('\n')}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (readFileSync(file, 'utf8') !== text) {
  console.error('docs/profiles.md is not up to date: run node scripts/write-profiles-doc.mjs');
  process.exitCode = 1;
}

/** Three toggles of two parts make one story: what becomes of a failed flow that the driver never closes. */
function addLingeringGenerations() {
  lines.push(
    '',
    '## Generations of lingering flows',
    '',
    'A flow that ends while the driver still works on a packet of it stays in the open table for good, failed and without the closed',
    'flag. The back end divides failures by closes.',
    '',
    '| generation | what becomes of such a flow | since | `windows-failure-implies-closed` | `lingering-flow-rule` | profiles |',
    '|---|---|---|---|---|---|',
  );
  for (const { id, about, since, failureImpliesClosed, lingeringFlowRule } of LINGERING_GENERATIONS) {
    const ids = PROFILES.filter((profile) => lingeringGenerationOf(profile)?.id === id).map((profile) => profile.id);
    const rules = [failureImpliesClosed, lingeringFlowRule].map((isOn) => (isOn ? 'on' : 'off')).join(' | ');
    lines.push(`| ${id} | ${about} | ${since} | ${rules} | ${ids.join(', ') || 'none by itself'} |`);
  }
}

/** One value when all profiles agree, else each change with the profile that it begins in. */
function inProfiles(toggle) {
  const values = PROFILES.map((profile) => ({ id: profile.id, value: readToggle(profile, toggle) || '-' }));
  const changes = values.filter(({ value }, index) => value !== values[index - 1]?.value);
  if (changes.length === 1) return changes[0].value;
  return changes.map(({ id, value }, index) => (index === 0 ? value : `${value} from ${id}`)).join(', ');
}
