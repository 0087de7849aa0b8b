import type { ClosedEventRace, ReadFault } from '../model/windows/flows/FlowDriver.ts';
import type { RawWindows } from './windows/rawWindows.ts';

/** `scenario.yaml` as its schema allows it (schemas/scenario.schema.json). */
export interface RawScenario {
  title: string;
  profile?: string;
  toggles?: Record<string, string | boolean | number>;
  seed?: number;
  agent?: {
    register?: string;
    'poll-every'?: string;
    'poll-offset'?: string;
    'quiet-polls'?: number;
    'failed-scans'?: number[];
    'lost-payloads'?: number[];
    'skipped-polls'?: number[];
    clients?: RawClient[];
    'clock-steps'?: { at: string; by: string }[];
    'failed-reads'?: Record<string, ReadFault>;
    'closed-event-races'?: Record<string, ClosedEventRace>;
    'restart-after'?: string;
  };
  workload: { trace?: string; script?: RawScript; windows?: RawWindows; case?: string };
  expect?: RawExpect;
}

/** Another client of system-probe. */
export interface RawClient {
  id: string;
  register?: string;
  'poll-every'?: string;
  'poll-offset'?: string;
}

export interface RawScript {
  cpus?: number;
  processes: Record<string, { pid: number; netns?: string; argv: string[]; service?: string; cpu?: number }>;
  steps: RawStep[];
}

/** One step: exactly one of its keys is there. */
export interface RawStep {
  curl?: RawCurl;
  connect?: { at: string; flow: string; client: RawEnd; server: RawEnd };
  request?: { at: string; flow: string; method?: string; path?: string };
  respond?: { at: string; flow: string; status?: number };
  close?: { at: string; flow: string; by?: 'client' | 'server'; 'other-after'?: string };
}

export interface RawCurl {
  start?: string;
  repeat?: number;
  every?: string;
  'first-pid'?: number;
  to: string;
  path?: string;
  status?: number;
  proxy: string;
  'proxy-address': string;
  server: string;
  target: string;
  think?: string;
  hold?: string;
  'bridge-hold'?: string;
  'server-hold'?: string;
}

export interface RawEnd {
  process?: string;
  endpoint: string;
}

export interface RawExpect {
  'server-hits'?: Record<string, number>;
  'client-hits'?: Record<string, number>;
  fates?: Record<string, number>;
  connections?: { delivered?: number; kept?: number };
  tcp?: { failed?: number; closed?: number };
  polls?: RawPollExpect[];
  counters?: Record<string, number>;
  'agent-ends'?: number;
  violates?: string[];
  'over-seeds'?: { seeds: number; service: string; 'server-hits': number[] };
}

export interface RawPollExpect {
  delivered?: number;
  established?: number;
  closed?: number;
  failed?: number;
  sent?: number;
}
