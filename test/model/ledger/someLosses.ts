import type { LossReason } from '../../../src/model/ledger/lossReasons.ts';

/**
 * Reasons that stand for any others. Tests that book them show nothing about the places where the agent loses
 * something, so they do not name them: docs/loss-points.md lists the tests that do.
 */
export const ONE_LOSS: LossReason = 'event-pages-full';
export const OTHER_LOSS: LossReason = 'perf-buffer-full';
export const LOSS_OF_ALL: LossReason = 'agent-crashed';
export const FILTERED: LossReason = 'docker-proxy-own-leg';

/** What a rule removes so that nothing counts twice, or as the user configured it. */
export const MEANT_TO_END: readonly LossReason[] = ['connection-excluded', FILTERED, 'replace-rule-rejected'];
