import { validateEtwBytes } from '../../generated/validators.js';
import type { HeaderFacts } from '../../trace/headerFor.ts';
import type { WireMap, WireValue } from '../../trace/wire.ts';
import { u64Of, unixNsOfFileTime } from './dumpFields.ts';
import { DumpProblem } from './DumpProblem.ts';
import { demand } from './schemaWords.ts';

/** The head of a dump as its schema has it (see schemas/etw-bytes.schema.json). */
export interface DumpHead {
  readonly host?: {
    readonly name?: string;
    readonly build?: string | number;
    readonly arch?: string;
    readonly pointerBytes?: number;
    readonly cpus?: number;
    readonly boot?: Instant;
    readonly ephemeralRanges?: WireMap;
  };
  readonly start?: Instant;
  readonly session?: {
    readonly name?: string;
    readonly bufferKib?: number;
    readonly buffersMin?: number;
    readonly buffersMax?: number;
    readonly level?: number;
    readonly keywordsAny?: number | string;
    readonly filters?: readonly string[];
  };
  readonly iis?: WireMap;
}

interface Instant {
  readonly unixNs?: number | string;
  readonly fileTime?: number | string;
}

/** Later than any trace: the year 2262, where ns since 1970 stop fitting 63 bits. */
const UNIX_NS_MAX = 0x7fff_ffff_ffff_ffffn;

/** Checks the head of a dump. @throws DumpProblem */
export function toDumpHead(value: unknown): DumpHead {
  demand(validateEtwBytes, value);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the schema has it
  return value as DumpHead;
}

/** ns since 1970; `undefined` where the head does not tell the start. @throws DumpProblem */
export function startOf({ start }: DumpHead): bigint | undefined {
  return start && unixNsOf(start, 'start');
}

/** What the head of a dump means for the header of a trace that begins then. @throws DumpProblem */
export function headerFactsOf({ host = {}, session, iis }: DumpHead, startUnixNs: bigint | undefined): HeaderFacts {
  const bootUnixNs = host.boot && unixNsOf(host.boot, 'host.boot');
  const isBootKnown = bootUnixNs !== undefined && startUnixNs !== undefined && bootUnixNs <= startUnixNs;
  return {
    t0MonoNs: isBootKnown ? startUnixNs - bootUnixNs : 0n,
    t0RealNs: startUnixNs,
    recorder: { version: 'import', backend: 'etw-bytes' },
    host: present({
      name: host.name,
      os: 'windows',
      build: host.build,
      arch: host.arch,
      pointer_bytes: host.pointerBytes,
      cpus_possible: host.cpus,
      boot_unix_ns: bootUnixNs,
      ephemeral_ranges: host.ephemeralRanges,
    }),
    ...(session ? { etw: sessionOf(session) } : {}),
    ...(iis ? { iis } : {}),
  };
}

function sessionOf(session: NonNullable<DumpHead['session']>): WireMap {
  return present({
    session: session.name,
    buffer_kib: session.bufferKib,
    buffers_min: session.buffersMin,
    buffers_max: session.buffersMax,
    level: session.level,
    keywords_any: session.keywordsAny === undefined ? undefined : u64Of(session.keywordsAny, 'session.keywordsAny'),
    filters: session.filters,
  });
}

function unixNsOf({ unixNs, fileTime }: Instant, field: string): bigint {
  const ns =
    fileTime === undefined ? u64Of(unixNs!, `${field}.unixNs`) : unixNsOfFileTime(u64Of(fileTime, `${field}.fileTime`));
  if (ns < 0n || ns > UNIX_NS_MAX) throw new DumpProblem(`${field} is not between 1970 and 2262`);
  return ns;
}

/** Leaves out what is `undefined`. */
function present(entries: { readonly [key: string]: WireValue | undefined }): WireMap {
  const map: Record<string, WireValue> = {};
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) map[key] = value;
  return map;
}
