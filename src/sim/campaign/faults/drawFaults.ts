import type { Fault, FaultCase } from '../../../scenarios/faults/FaultCase.ts';
import { FAULT_DOMAIN as DOMAIN } from '../../../scenarios/faults/faultDomain.ts';
import type { Random } from '../../random.ts';
import { Draw } from '../Draw.ts';

/** What there is in a workload for faults to meet. */
export interface FaultTargets {
  readonly isWindows: boolean;
  /** Polls of a run without faults. */
  readonly polls: number;
  /** Sockets that a run without faults ends with; each is closed by one record at most. */
  readonly sockets: number;
  /** Whether translations of addresses were recorded. */
  readonly hasTranslations: boolean;
  /** Numbers of the ETW events. */
  readonly etw: readonly number[];
}

type MakeFault = (draw: Draw) => Fault;

/** Draws what goes wrong: each case its own few kinds of faults, some of them more than once. */
export function drawFaults(random: Random, targets: FaultTargets): FaultCase {
  const draw = new Draw(random);
  const makers = makersFor(targets);
  const mix = draw.list(draw.within([1, 3]), () => draw.oneOf(makers));
  const faults = draw.list(draw.within([1, DOMAIN.faultsMax]), () => draw.oneOf(mix)(draw));
  return { faults, seed: draw.within(DOMAIN.seed) };
}

function makersFor(targets: FaultTargets): readonly MakeFault[] {
  const { isWindows, polls, etw } = targets;
  const pollOf = (draw: Draw): number => draw.within([1, Math.max(1, polls)]);
  const everywhere: MakeFault[] = [
    (draw) => ({ fault: 'first-poll', atMs: draw.within(DOMAIN.firstPollMs) }),
    (draw) => ({ fault: 'late-poll', place: pollOf(draw), byMs: draw.within(DOMAIN.lateMs) }),
    (draw) => ({ fault: 'skipped-poll', place: pollOf(draw) }),
    (draw) => ({ fault: 'lost-payload', poll: pollOf(draw) }),
    (draw) => ({
      fault: 'late-registration',
      atMs: draw.within([0, polls * 30_000 < 600_000 ? polls * 30_000 : 600_000]),
    }),
    (draw) => ({
      fault: 'other-client',
      everyMs: draw.oneOf(DOMAIN.clientEveryMs),
      offsetMs: draw.within(DOMAIN.clientOffsetMs),
    }),
    (draw) => ({
      fault: 'small-limit',
      limit: draw.oneOf(isWindows ? DOMAIN.limit.windows : DOMAIN.limit.linux),
      value: draw.within(DOMAIN.limitValue),
    }),
    (draw) => ({ fault: 'clock-offset', byMs: draw.within(DOMAIN.clockMs) }),
  ];
  if (!isWindows) return [...everywhere, ...makersForLinux(targets)];
  return [
    ...everywhere,
    (draw) => ({ fault: 'failed-read', poll: pollOf(draw), table: draw.oneOf(DOMAIN.table) }),
    (draw) => ({ fault: 'closed-event-race', poll: pollOf(draw), race: draw.oneOf(DOMAIN.race) }),
    (draw) => ({ fault: 'restart', afterMs: draw.within(DOMAIN.restartMs) }),
    ...(etw.length > 0 ? [(draw: Draw): Fault => ({ fault: 'missed-event', cseq: draw.oneOf(etw) })] : []),
  ];
}

function makersForLinux({ polls, sockets, hasTranslations }: FaultTargets): readonly MakeFault[] {
  return [
    (draw) => ({ fault: 'failed-scan', poll: draw.within([1, Math.max(1, polls)]) }),
    (draw) => ({ fault: 'lost-close', record: draw.within([1, Math.max(1, sockets)]) }),
    (draw) => ({
      fault: 'clock-step',
      atMs: draw.within([0, Math.min(polls * 30_000, DOMAIN.clockStepAtMs[1])]),
      byMs: draw.oneOf(DOMAIN.clockStepMs),
    }),
    ...(hasTranslations ? [drawLateTranslations] : []),
  ];
}

function drawLateTranslations(draw: Draw): Fault {
  return { fault: 'late-translations', byMs: draw.within(DOMAIN.translationsLateMs) };
}
