import type { CallerPlan } from '../../model/goclient/RequestCall.ts';
import type { BodyFraming, ResponsePlan } from '../../model/goclient/ResponsePlan.ts';
import { PLAIN_RESPONSE } from '../../model/goclient/ResponsePlan.ts';
import { type TransportConfig, ZERO_TRANSPORT } from '../../model/goclient/TransportConfig.ts';
import type { Json, JsonObject } from '../vector.ts';
import { booleanOf, MalformedVectorError, numberOf, textOf, toObject } from './fields.ts';

const NS_PER_MS = 1_000_000;
const OK = 200;

const CALLER_PLANS: Readonly<Record<string, CallerPlan>> = {
  read_close: 'read-close',
  read_only: 'read-only',
  close_only: 'close-only',
  read_n: 'read-n',
  read_n_close: 'read-n-close',
  abandon: 'abandon',
  hold: 'hold',
  follow: 'follow',
};

const FRAMINGS: readonly BodyFraming[] = ['length', 'chunked', 'none', 'eof'];

const TRANSPORT_KEYS = [
  'disable_keep_alives',
  'max_idle_conns',
  'max_idle_conns_per_host',
  'max_conns_per_host',
  'idle_conn_timeout_ms',
  'response_header_timeout_ms',
  'dial_delay_ms',
];

const RESPONSE_KEYS = ['framing', 'bytes', 'headers', 'body', 'conn_close', 'status'];

/** What a measured caller does with its response. */
export function callerPlanOf(word: string): CallerPlan {
  const plan = CALLER_PLANS[word];
  if (plan === undefined) throw new MalformedVectorError(`unknown \`then\` ${word}`);
  return plan;
}

/** The configuration of a measured transport; a key that the model does not know would change what it does. */
export function transportConfigOf(raw: JsonObject): TransportConfig {
  refuseUnknown(raw, TRANSPORT_KEYS);
  return {
    ...ZERO_TRANSPORT,
    disableKeepAlives: booleanOf(raw, 'disable_keep_alives'),
    maxIdleConns: numberOf(raw, 'max_idle_conns'),
    maxIdleConnsPerHost: numberOf(raw, 'max_idle_conns_per_host'),
    maxConnsPerHost: numberOf(raw, 'max_conns_per_host'),
    idleConnTimeoutNs: numberOf(raw, 'idle_conn_timeout_ms') * NS_PER_MS,
    responseHeaderTimeoutNs: numberOf(raw, 'response_header_timeout_ms') * NS_PER_MS,
    dialDelayNs: numberOf(raw, 'dial_delay_ms') * NS_PER_MS,
  };
}

/** What the measured server answers. */
export function responsePlanOf(value: Json | undefined): ResponsePlan {
  const raw = toObject(value ?? {}, 'resp');
  refuseUnknown(raw, RESPONSE_KEYS);
  const framing = FRAMINGS.find((known) => known === raw['framing']);
  if (raw['framing'] !== undefined && !framing) {
    throw new MalformedVectorError(`unknown framing ${textOf(raw, 'framing')}`);
  }
  return {
    ...PLAIN_RESPONSE,
    status: raw['status'] === undefined ? OK : numberOf(raw, 'status'),
    framing: framing ?? 'length',
    bytes: numberOf(raw, 'bytes'),
    holdsHeaders: flagOf(raw, 'headers', 'hold'),
    isStream: flagOf(raw, 'body', 'stream'),
    closesConnection: booleanOf(raw, 'conn_close'),
  };
}

function flagOf(raw: JsonObject, field: string, word: string): boolean {
  const text = textOf(raw, field);
  if (text !== '' && text !== word) throw new MalformedVectorError(`unknown ${field} ${text}`);
  return text === word;
}

function refuseUnknown(raw: JsonObject, known: readonly string[]): void {
  const strange = Object.keys(raw).find((key) => !known.includes(key));
  if (strange !== undefined) throw new MalformedVectorError(`unknown key ${strange}`);
}
