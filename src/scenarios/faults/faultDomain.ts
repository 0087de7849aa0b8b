import { CLOSED_EVENT_RACES, type FlowTableName } from '../../model/windows/flows/FlowDriver.ts';

/** Which values faults may hold. The first value of a list is the plainest one. */
export const FAULT_DOMAIN = {
  faultsMax: 6,
  poll: [1, 1000],
  firstPollMs: [0, 60_000],
  lateMs: [1, 29_999],
  registrationMs: [0, 600_000],
  clientEveryMs: [30_000, 10_000, 60_000, 7000],
  clientOffsetMs: [0, 60_000],
  /** Limits of the agent, and of its host's driver, that small numbers are tried for. */
  limit: {
    linux: [
      'max-closed-conns',
      'max-client-stats',
      'max-http-stats',
      'max-http-stats-buffered',
      'max-tracked-connections',
      'max-concurrent-requests',
      'usm-pages-per-cpu',
      'usm-events-per-page',
    ],
    windows: [
      'max-closed-conns',
      'max-client-stats',
      'max-http-stats',
      'max-http-stats-buffered',
      'windows-max-tracked-connections',
      'windows-max-closed-connections',
    ],
  },
  limitValue: [1, 40],
  clockMs: [1, 86_400_000],
  /** A little, what a failure waits for its close, an hour; forward and back. */
  clockStepMs: [1000, -1000, 130_000, -130_000, 3_600_000, -3_600_000],
  clockStepAtMs: [0, 600_000],
  record: [1, 1_000_000],
  translationsLateMs: [1, 60_000],
  table: ['closed', 'open'] satisfies FlowTableName[],
  race: CLOSED_EVENT_RACES,
  cseq: [0, 0xffff_ffff],
  restartMs: [0, 60_000],
  seed: [0, 0xffff_ffff],
} as const;
