import type { CpuLoss, RecordedKind, Ring } from '../model/events.ts';
import type { RingTotals, TraceFooter } from './footer.ts';
import { RECORDED_KIND_NAMES } from './recordedKinds.ts';

/** The numbers that the events of one ring and CPU carry. */
export interface Numbering {
  readonly ring: Ring;
  readonly cpu: number;
  /** Events read. */
  readonly seen: number;
  /** Highest number among them. */
  readonly last: number;
}

/** What was read of a trace, to be held against its footer. */
export interface ReadTotals {
  readonly countsByKind: ReadonlyMap<RecordedKind, number>;
  readonly numberings: readonly Numbering[];
  /** Records of unknown kinds: they have numbers too, but nobody read those. */
  readonly unknownRecords: number;
}

/**
 * Holds the sums of the footer against each other and against what was read.
 *
 * @returns what does not add up, in words
 */
export function sumProblems(footer: TraceFooter, read: ReadTotals): string[] {
  const sums = footer.isConserved === false ? ['the recorder itself says that its sums do not add up'] : [];
  sums.push(...footer.rings.flatMap((ring) => ringProblems(ring)));
  sums.push(...countProblems(footer, read));
  // Records that did not fit the output were delivered and numbered, but are not in the file.
  if ((footer.detail.get('writer_dropped') ?? 0) > 0) return sums;
  return [...sums, ...footer.rings.flatMap((ring) => readProblems(ring, read)), ...userProblems(read)];
}

function ringProblems(ring: RingTotals): string[] {
  const cpus = ring.perCpu.flatMap((cpu) => balanceProblems(`ring ${ring.name}, CPU ${cpu.cpu}`, cpu));
  return [...balanceProblems(`ring ${ring.name}`, ring), ...cpus];
}

function balanceProblems(place: string, { attempts, delivered, lost }: Omit<CpuLoss, 'cpu'>): string[] {
  if (attempts === delivered + lost) return [];
  return [`${place}: ${attempts} attempts are not ${delivered} delivered and ${lost} lost`];
}

function countProblems(footer: TraceFooter, { countsByKind }: ReadTotals): string[] {
  return [...footer.counts].flatMap(([name, count]) => {
    const kind = RECORDED_KIND_NAMES.find((known) => known === name);
    const seen = kind === undefined ? count : (countsByKind.get(kind) ?? 0);
    return seen === count ? [] : [`the footer counts ${count} records of kind ${name}, the trace has ${seen}`];
  });
}

/** What the footer says of each CPU against the events of that CPU. */
function readProblems(ring: RingTotals, { numberings, unknownRecords }: ReadTotals): string[] {
  const ofRing = numberings.filter((numbering) => numbering.ring === ring.name);
  const listed = ring.perCpu.flatMap(({ cpu, attempts, delivered }) => {
    const place = `ring ${ring.name}, CPU ${cpu}`;
    const { seen, last } = ofRing.find((numbering) => numbering.cpu === cpu) ?? { seen: 0, last: -1 };
    if (seen > delivered || seen + unknownRecords < delivered) {
      return [`${place}: the footer says ${delivered} events, the trace has ${seen}`];
    }
    return last < attempts ? [] : [`${place}: an event has the number ${last}, but there were ${attempts} attempts`];
  });
  if (ring.perCpu.length === 0) return listed;
  const cpus = new Set(ring.perCpu.map(({ cpu }) => cpu));
  const unlisted = ofRing.filter(({ cpu }) => !cpus.has(cpu));
  return [
    ...listed,
    ...unlisted.map(({ cpu, seen }) => `ring ${ring.name}, CPU ${cpu}: ${seen} events, but the footer has no such CPU`),
  ];
}

/** The recorder's user space numbers what it writes: without holes, since it cannot lose anything on the way. */
function userProblems({ numberings, unknownRecords }: ReadTotals): string[] {
  return numberings
    .filter(({ ring, seen, last }) => ring === 'user' && seen + unknownRecords < last + 1)
    .map(({ seen, last }) => `ring user: ${last + 1} numbers, but ${seen} records`);
}
