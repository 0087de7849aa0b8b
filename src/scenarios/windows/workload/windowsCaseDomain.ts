import {
  CLOSED_EVENT_RACES,
  type ClosedEventRace,
  type FlowTableName,
} from '../../../model/windows/flows/FlowDriver.ts';
import type { WindowsProcess } from '../windowsScript.ts';
import type { CaseEnding, CaseNetwork } from './WindowsCase.ts';

/** Who can own a flow. The last one owns the sockets of HTTP.sys. */
export const CASE_PROCESSES: readonly WindowsProcess[] = [
  { name: 'client', pid: 100, argv: ['client.exe'], service: undefined },
  { name: 'shop', pid: 101, argv: ['shop.exe'], service: 'shop' },
  { name: 'system', pid: 4, argv: ['System'], service: 'sites' },
];

export const CASE_ADDRESSES: Readonly<Record<CaseNetwork, { readonly local: string; readonly remote: string }>> = {
  v4: { local: '10.0.0.1', remote: '10.0.0.2' },
  loopback: { local: '127.0.0.1', remote: '127.0.0.1' },
  v6: { local: '2001:db8::1', remote: '2001:db8::2' },
};

/**
 * Which values a case may hold: small sets, so that ports, tuples, cookies, urls and polls meet. Whatever makes cases
 * draws from here, and what is made smaller stays inside.
 *
 * The first value of a list is the plainest one. Ranges are inclusive and plainest at their lower end.
 */
export const WINDOWS_CASE_DOMAIN = {
  flowsMax: 6,
  connectionsMax: 2,
  atMs: [0, 120_000],
  afterMs: [0, 120_000],
  network: ['v4', 'loopback', 'v6'] satisfies CaseNetwork[],
  localPort: [50_000, 50_001, 443],
  remotePort: [443, 53, 50_000],
  protocol: ['tcp', 'udp'],
  direction: ['out', 'in'],
  cookie: [0, 5],
  firstStatus: [2, 1, 0],
  anyStatus: [2, 6, 5, 4, 3, 1, 0],
  trafficMax: 4,
  bytes: [0, 3000],
  statusesMax: 3,
  ending: ['none', 'closes', 'lingers'] satisfies CaseEnding['kind'][],
  httpLocalPort: [80, 8080],
  httpRemotePort: [50_000, 50_001],
  connectionMisses: [21, 34, 24],
  requestsMax: 4,
  method: ['GET', 'POST', 'PATCH'],
  url: ['http://h:80/a', 'http://h:80/b?x=1', 'http://h:80/', 'http://h:80//share/x', 'http://h:80/%zz', '*', ''],
  httpStatus: [200, 404, 503, 0, 700],
  siteId: [1, 2],
  requestEvents: [1, 2, 3, 4, 8, 12, 10, 11, 13, 14, 16, 17, 25, 27, 64],
  requestEventsMax: 8,
  spacingMs: [0, 2000],
  thinkMs: [0, 10_000],
  closingEvents: [23, 24, 34, 21],
  closingEventsMax: 3,
  missesMax: 2,
  pollEveryMs: [30_000, 10_000, 45_000],
  pollOffsetMs: [0, 45_000],
  quietPolls: [0, 2],
  poll: [1, 12],
  skippedMax: 6,
  faultsMax: 2,
  table: ['closed', 'open'] satisfies FlowTableName[],
  race: CLOSED_EVENT_RACES satisfies readonly ClosedEventRace[],
  othersMax: 2,
  limit: [1000, 3, 2, 1, 0],
  restartAfterMs: [0, 30_000],
  seed: [0, 0xffff_ffff],
} as const;
