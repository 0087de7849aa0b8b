import { FORMAT_MAJOR, FORMAT_MINOR } from './header.ts';
import {
  DICTIONARY_KIND,
  fieldsOf,
  FIRST_BATCH_KIND,
  FOOTER_KIND,
  HEADER_KIND,
  RECORDED_KIND_NAMES,
  RECORDED_KINDS,
} from './recordedKinds.ts';
import type { WireMap, WireValue } from './wire.ts';

/** Rows as the recorder writes them, or batches of columns. */
export type TraceForm = 'rows' | 'columns';

/** What the header of a written trace says beside its kinds. */
export interface HeaderFacts {
  /** The recorder's monotonic clock at `tNs` 0. */
  readonly t0MonoNs: bigint;
  /** The wall clock then, ns since 1970. */
  readonly t0RealNs: bigint | undefined;
  /** Who made the trace, and with which version. */
  readonly recorder: WireMap & { readonly version: string };
  readonly host?: WireMap;
  readonly scope?: WireMap;
  /** What was kept of HTTP heads. */
  readonly http?: WireMap;
  /** Of a Windows trace: settings of the event session, and the sites of IIS. */
  readonly etw?: WireMap;
  readonly iis?: WireMap;
}

/** The map of the first value of a trace. */
export function headerFor(facts: HeaderFacts, form: TraceForm): WireMap {
  return {
    magic: 'flowproof-trace',
    format: [FORMAT_MAJOR, FORMAT_MINOR],
    kinds: kindsFor(form),
    recorder: facts.recorder,
    host: facts.host ?? {},
    clock: { source: 'monotonic', t0_mono_ns: facts.t0MonoNs, t0_real_ns: facts.t0RealNs ?? null },
    scope: facts.scope ?? {},
    ...(facts.http ? { http: facts.http } : {}),
    ...(facts.etw ? { etw: facts.etw } : {}),
    ...(facts.iis ? { iis: facts.iis } : {}),
  };
}

function kindsFor(form: TraceForm): WireMap {
  const kinds: Record<string, WireValue> = {
    header: [HEADER_KIND, ['header']],
    footer: [FOOTER_KIND, ['footer']],
  };
  if (form === 'columns') kinds['dictionary'] = [DICTIONARY_KIND, ['texts']];
  for (const name of RECORDED_KIND_NAMES) {
    const { number } = RECORDED_KINDS[name];
    const fields = fieldsOf(name).map(([, { wire }]) => wire);
    if (form === 'rows') kinds[name] = [number, fields];
    else kinds[`batch:${name}`] = [FIRST_BATCH_KIND + number, ['rows', 'columns']];
  }
  return kinds;
}
