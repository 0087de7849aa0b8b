import { TraceHeaderError } from '../errors.ts';
import { validateTraceHeader } from '../generated/validators.js';
import { u64 } from './scalarTypes.ts';
import { schemaProblem } from './schemaProblem.ts';
import { isWireList, isWireMap, type WireMap, type WireValue } from './wire.ts';
import { type JsonMap, wireMapToJson } from './wireToJson.ts';

/** Version of the format that is read and written. A newer minor version only adds what may be ignored. */
export const FORMAT_MAJOR = 1;
export const FORMAT_MINOR = 0;

/** One kind as a trace describes it: its number and the names of its fields in their order. */
export interface KindInHeader {
  readonly name: string;
  readonly number: number;
  readonly fields: readonly string[];
}

/** The first value of a trace. */
export interface TraceHeader {
  readonly formatMajor: number;
  readonly formatMinor: number;
  readonly kinds: readonly KindInHeader[];
  /** The recorder's monotonic clock at `tNs` 0, and the wall clock (ns since 1970) then, where it is known. */
  readonly t0MonoNs: bigint;
  readonly t0RealNs: bigint | undefined;
  /** The whole header as JSON, with what is for people only: recorder, host, scope. */
  readonly json: JsonMap;
}

/**
 * Reads the map of the first value.
 *
 * @throws TraceHeaderError
 */
export function parseHeader(file: string, map: WireMap): TraceHeader {
  const json = wireMapToJson(map);
  if (json['magic'] !== 'flowproof-trace') throw new TraceHeaderError(file, '`magic` is not flowproof-trace');
  const problem = schemaProblem(validateTraceHeader, json);
  if (problem !== undefined) throw new TraceHeaderError(file, problem);
  const [major, minor] = numbersOf(map['format']);
  if (major !== FORMAT_MAJOR) {
    throw new TraceHeaderError(file, `format ${major}.${minor} cannot be read, only ${FORMAT_MAJOR}.x`);
  }
  const clock = mapOf(map['clock']);
  const t0RealNs = clock['t0_real_ns'] ?? null;
  return {
    formatMajor: major,
    formatMinor: minor ?? 0,
    kinds: parseKinds(file, mapOf(map['kinds'])),
    t0MonoNs: u64.fromWire(clock['t0_mono_ns'] ?? null),
    t0RealNs: t0RealNs === null ? undefined : u64.fromWire(t0RealNs),
    json,
  };
}

function parseKinds(file: string, map: WireMap): KindInHeader[] {
  const names = new Map<number, string>();
  return Object.entries(map).map(([name, entry]) => {
    const [number, fields] = isWireList(entry) ? entry : [];
    const kind = { name, number: Number(number), fields: textsOf(fields) };
    const other = names.get(kind.number);
    if (other !== undefined) {
      throw new TraceHeaderError(file, `the kinds ${other} and ${name} have the same number ${kind.number}`);
    }
    names.set(kind.number, name);
    return kind;
  });
}

function mapOf(value: WireValue | undefined): WireMap {
  return isWireMap(value) ? value : {};
}

function numbersOf(value: WireValue | undefined): number[] {
  return isWireList(value) ? value.map(Number) : [];
}

function textsOf(value: WireValue | undefined): string[] {
  return isWireList(value) ? value.filter((element) => typeof element === 'string') : [];
}
