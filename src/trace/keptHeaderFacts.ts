import type { TraceHeader } from './header.ts';
import type { HeaderFacts } from './headerFor.ts';
import type { WireMap } from './wire.ts';

/** Header facts for a trace that is written anew with the same content: all that the original says. */
export function keptHeaderFacts(header: TraceHeader): HeaderFacts {
  // Every JSON value is a value on the wire too.
  const { recorder, host, scope, http, etw, iis } = header.json as unknown as Readonly<
    Record<string, WireMap | undefined>
  >;
  const version = recorder?.['version'];
  return {
    t0MonoNs: header.t0MonoNs,
    t0RealNs: header.t0RealNs,
    recorder: { ...recorder, version: typeof version === 'string' ? version : '' },
    ...(host ? { host } : {}),
    ...(scope ? { scope } : {}),
    ...(http ? { http } : {}),
    ...(etw ? { etw } : {}),
    ...(iis ? { iis } : {}),
  };
}
