import type { RunFlags } from './runSettings.ts';

/** The options that another command needs to see the same run. */
export function shownFlags(flags: RunFlags): string {
  const parts = [
    ...(flags.profile === undefined ? [] : [`--profile ${flags.profile}`]),
    ...(flags.toggle ?? []).map((toggle) => `--toggle ${toggle}`),
    ...(flags.pollEvery === undefined ? [] : [`--poll-every ${flags.pollEvery}`]),
    ...(flags.pollOffset === undefined ? [] : [`--poll-offset ${flags.pollOffset}`]),
    ...(flags.seed === undefined ? [] : [`--seed ${flags.seed}`]),
    ...(flags.restartAfter === undefined ? [] : [`--restart-after ${flags.restartAfter}`]),
    ...(flags.httpFrom === undefined ? [] : [`--http-from ${flags.httpFrom}`]),
    ...(flags.allowTruncated ? ['--allow-truncated'] : []),
  ];
  return parts.map((part) => ` ${part}`).join('');
}
