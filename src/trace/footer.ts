import { validateTraceFooter } from '../generated/validators.js';
import { schemaProblem } from './schemaProblem.ts';
import type { WireMap } from './wire.ts';
import { type JsonMap, type JsonValue, wireMapToJson } from './wireToJson.ts';

/** Sums of one ring at the end of the recording; all CPUs together, and each. */
export interface RingTotals {
  readonly name: string;
  readonly attempts: number;
  readonly delivered: number;
  readonly lost: number;
  readonly perCpu: readonly { cpu: number; attempts: number; delivered: number; lost: number }[];
}

/** The last value of a trace. */
export interface TraceFooter {
  /** Why the recording ended: `duration`, `command`, `signal`, `error`. */
  readonly ended: string;
  /** Exit status of the recorded command, where there was one. */
  readonly exitStatus: number | undefined;
  /** Whether the recorder's own sums add up. */
  readonly isConserved: boolean | undefined;
  /** Whether the recorder itself calls the trace complete. */
  readonly isComplete: boolean;
  /** Records written, by name of their kind, where the footer says so. */
  readonly counts: ReadonlyMap<string, number>;
  readonly rings: readonly RingTotals[];
  /** Losses that no ring shows, by name. */
  readonly detail: ReadonlyMap<string, number>;
  /** The whole footer as JSON. */
  readonly json: JsonMap;
}

/**
 * Reads the map of the last value.
 *
 * @returns the footer, or what is wrong with it
 */
export function parseFooter(map: WireMap): TraceFooter | string {
  const json = wireMapToJson(map);
  const problem = schemaProblem(validateTraceFooter, json);
  if (problem !== undefined) return problem;
  return {
    ended: typeof json['ended'] === 'string' ? json['ended'] : '',
    exitStatus: typeof json['exit_status'] === 'number' ? json['exit_status'] : undefined,
    isConserved: typeof json['conserved'] === 'boolean' ? json['conserved'] : undefined,
    isComplete: json['complete'] === true,
    counts: countsOf(json['counts']),
    rings: Object.entries(mapOf(json['rings'])).map(([name, ring]) => ringOf(name, mapOf(ring))),
    detail: countsOf(json['detail']),
    json,
  };
}

function ringOf(name: string, ring: JsonMap): RingTotals {
  const cpus = ring['per_cpu'];
  const rows = isList(cpus) ? cpus.map((row) => (isList(row) ? row.map(Number) : [])) : [];
  return {
    name,
    attempts: Number(ring['attempts']),
    delivered: Number(ring['delivered']),
    lost: Number(ring['lost']),
    perCpu: rows.map(([cpu = 0, attempts = 0, delivered = 0, lost = 0]) => ({ cpu, attempts, delivered, lost })),
  };
}

function countsOf(value: JsonValue | undefined): Map<string, number> {
  return new Map(Object.entries(mapOf(value)).map(([name, count]) => [name, Number(count)]));
}

function mapOf(value: JsonValue | undefined): JsonMap {
  return isMap(value) ? value : {};
}

function isMap(value: JsonValue | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
