import { ON_OFF, type Toggle, toggle } from './toggle.ts';

/** The process-agent. */
export const PROCESS_AGENT_TOGGLES: readonly Toggle[] = [
  toggle(
    'docker-proxy-pid-check',
    'processAgent',
    'dockerProxyPidCheck',
    ON_OFF,
    "The docker-proxy filter removes only docker-proxy's own connections.",
    'missing since ac24517 (2020-01-10, #4665)',
  ),
  toggle(
    'process-order',
    'processAgent',
    'processOrder',
    ['seeded', 'pid-ascending', 'pid-descending'],
    'Order in which the process scan is walked; it decides which of two docker-proxies of one port is known.',
    'Go map order',
  ),
  toggle(
    'register-at-init',
    'processAgent',
    'registerAtInit',
    ON_OFF,
    'The process-agent registers before its first poll.',
    '-',
  ),
];
