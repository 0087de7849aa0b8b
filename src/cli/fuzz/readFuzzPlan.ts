import { availableParallelism } from 'node:os';
import { UsageError } from '../../errors.ts';
import { FIXED_BASE_ID, FIXED_TOGGLES, WINDOWS_FIXED_TOGGLES } from '../../sim/campaign/agent/fixedProfile.ts';
import { CASE_KINDS, findCaseKind } from '../../sim/campaign/caseKinds.ts';
import { WINDOWS_KIND } from '../../sim/campaign/windowsKind.ts';
import { chooseProfile, durationFlag, integerFlag } from '../../runs/runSettings.ts';
import { FAULT_INVARIANTS, FAULTS } from '../../sim/campaign/faults/faultKind.ts';
import { givenScenario, nameWorkload } from '../../runs/cases/loadFaultKind.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import { ownToggles } from './agentOfCase.ts';
import { readCaseTime } from './readCaseTime.ts';
import type { AgentSettings, FuzzPlan, Shard } from './FuzzPlan.ts';

const CASES_DEFAULT = 10_000;
const CASES_MAX = 1_000_000_000;
const WORKERS_MAX = 256;
const SHARDS_MAX = 10_000;
const SHRINK_NS = 10_000_000_000;
const FINDINGS_MAX = 20;
const FINDINGS_DIRECTORY = './flowproof-findings';
const NS_PER_MS = 1_000_000;

/** Options of `flowproof fuzz`, as commander hands them over. */
export interface FuzzFlags {
  readonly kind?: readonly string[];
  readonly profile?: string;
  /** The agent with every historic bug mended. */
  readonly allFixed?: boolean;
  /** The workload that cases are faults of. */
  readonly over?: string;
  /** Two historic bugs at a time. */
  readonly pairs?: boolean;
  /** Open defects of the real agent are findings too. */
  readonly huntKnown?: boolean;
  readonly toggle?: readonly string[];
  readonly property?: readonly string[];
  readonly runs?: string;
  readonly time?: string;
  readonly caseTime?: string;
  readonly seed?: string;
  readonly only?: string;
  readonly workers?: string;
  readonly shard?: string;
  readonly findings?: string;
  readonly maxFindings?: string;
  readonly shrinkTime?: string;
  readonly checkDeterminism?: boolean;
  readonly json?: boolean;
}

/** A campaign and how it is run. */
export interface FuzzRun {
  readonly plan: FuzzPlan;
  readonly workers: number;
  readonly timeMs: number;
  /** Longest time of one case. */
  readonly caseMs: number;
  readonly shrinkMs: number;
  readonly findingsMax: number;
  readonly directory: string;
}

/** What the options ask for. @throws UsageError */
export function readFuzzPlan(flags: FuzzFlags): FuzzRun {
  const scenario = readOver(flags);
  const kinds = flags.over === undefined ? readKinds(flags.kind) : [FAULTS];
  const timeMs = flags.time === undefined ? Infinity : durationFlag('--time', flags.time, 0) / NS_PER_MS;
  const withoutLimit = timeMs === Infinity ? CASES_DEFAULT : Infinity;
  const cases = flags.runs === undefined ? withoutLimit : atLeastOne('--runs', flags.runs, 1, CASES_MAX);
  if (flags.only !== undefined && kinds.length > 1 && flags.kind === undefined) {
    throw new UsageError('--only needs --kind', `each kind has a case of that number: ${kinds.join(', ')}`);
  }
  return {
    plan: {
      seed: integerFlag('--seed', flags.seed, 1),
      kinds,
      agent: readAgent(flags, kinds, scenario),
      over: flags.over === undefined ? undefined : nameWorkload(flags.over),
      pairs: flags.pairs ?? false,
      huntsKnown: flags.huntKnown ?? false,
      properties: readProperties(flags.property, kinds),
      cases,
      shard: readShard(flags.shard),
      only: flags.only === undefined ? undefined : integerFlag('--only', flags.only, 0),
    },
    workers: atLeastOne('--workers', flags.workers, availableParallelism(), WORKERS_MAX),
    timeMs,
    caseMs: readCaseTime(flags.caseTime),
    shrinkMs: durationFlag('--shrink-time', flags.shrinkTime, SHRINK_NS) / NS_PER_MS,
    findingsMax: atLeastOne('--max-findings', flags.maxFindings, FINDINGS_MAX),
    directory: flags.findings ?? FINDINGS_DIRECTORY,
  };
}

function readKinds(asked: readonly string[] | undefined): string[] {
  const known = CASE_KINDS.map(({ name }) => name);
  const strange = asked?.find((name) => !known.includes(name));
  if (strange !== undefined) throw new UsageError(`no kind of case is called ${strange}`, `known: ${known.join(', ')}`);
  return asked === undefined ? known : known.filter((name) => asked.includes(name));
}

/** @returns the scenario that the given workload is, if it is one */
function readOver({ over, kind, pairs }: FuzzFlags): Scenario | undefined {
  if (over === undefined) return undefined;
  if (kind !== undefined || pairs) {
    throw new UsageError('--over has cases of its own', 'leave --kind and --pairs out');
  }
  return givenScenario(over);
}

function readAgent(flags: FuzzFlags, kinds: readonly string[], scenario: Scenario | undefined): AgentSettings {
  if (flags.pairs && (flags.allFixed || flags.profile !== undefined || flags.toggle !== undefined)) {
    throw new UsageError('--pairs chooses agents by itself', 'leave --profile, --toggle and --all-fixed out');
  }
  if (flags.allFixed && flags.profile !== undefined) {
    throw new UsageError('--all-fixed is a profile of its own', 'leave --profile out, or name toggles with --toggle');
  }
  const base =
    (flags.allFixed ?? flags.pairs)
      ? { profile: FIXED_BASE_ID, toggles: new Map(Object.entries(fixedTogglesOf(kinds))) }
      : (scenario ?? { profile: undefined, toggles: new Map() });
  const profile = chooseProfile(flags, base);
  return { profile, toggles: ownToggles(profile) };
}

/** Findings of Linux agents go by what mends these alone. */
function fixedTogglesOf(kinds: readonly string[]): Readonly<Record<string, string>> {
  return kinds.includes(WINDOWS_KIND.name) ? { ...FIXED_TOGGLES, ...WINDOWS_FIXED_TOGGLES } : FIXED_TOGGLES;
}

/** Every property must be one that a kind can report; a kind that does not know it has nothing to violate. */
function readProperties(asked: readonly string[] | undefined, kinds: readonly string[]): string[] | undefined {
  if (asked === undefined) return undefined;
  const known = [...new Set(kinds.flatMap((name) => findCaseKind(name)?.invariants ?? FAULT_INVARIANTS))];
  const strange = asked.find((name) => !known.includes(name));
  if (strange !== undefined) throw new UsageError(`no invariant is called ${strange}`, `known: ${known.join(', ')}`);
  return [...new Set(asked)];
}

function readShard(text: string | undefined): Shard {
  if (text === undefined) return { index: 0, count: 1 };
  const match = /^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(text);
  const [number, count] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || number > count || count > SHARDS_MAX) {
    throw new UsageError(
      `--shard ${text} is no part of a whole`,
      `write for example --shard 2/4; at most ${SHARDS_MAX}`,
    );
  }
  return { index: number - 1, count };
}

function atLeastOne(name: string, text: string | undefined, fallback: number, max?: number): number {
  const value = integerFlag(name, text, fallback, max);
  if (value === 0) throw new UsageError(`${name} must be at least 1`);
  return value;
}
