import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { networkStateVectors } from './areas/networkState.ts';
import { ConformanceFileError, FileMissingError, FileUnreadableError } from '../errors.ts';
import { MalformedVectorError } from './codec/fields.ts';
import type { Json, JsonObject, Vector } from './vector.ts';

/** The vectors of one file. */
export interface VectorFile {
  readonly file: string;
  readonly area: string;
  readonly vectors: readonly Vector[];
}

/** Files below the given paths that may hold vectors, in byte order of their names; folders are walked. */
export function vectorPaths(paths: readonly string[]): string[] {
  return paths.flatMap((start) => walk(start));
}

function walk(start: string): string[] {
  let stats: ReturnType<typeof statSync>;
  try {
    stats = statSync(start);
  } catch {
    throw new FileMissingError(start);
  }
  if (!stats.isDirectory()) return [start];
  const names = readdirSync(start).toSorted((a, b) => (a < b ? -1 : 1));
  return names
    .map((name) => path.join(start, name))
    .flatMap((entry) => (statSync(entry).isDirectory() ? walk(entry) : isVectorName(entry) ? [entry] : []));
}

function isVectorName(file: string): boolean {
  return file.endsWith('.json') || file.endsWith('.json.gz');
}

/**
 * Reads one file of vectors, plain or gzipped.
 *
 * The area is the file's own `area`. The two other known shapes: measurements of Go's HTTP client (by their `format`),
 * and the independent set of network state scenarios (by their `scenarios`).
 */
export function loadVectorFile(file: string): VectorFile {
  const content = parse(file);
  if (!isObject(content)) throw new ConformanceFileError(file, 'it holds no JSON object');
  if (content.format === 'flowproof-conformance/1') {
    if (typeof content.area !== 'string' || !Array.isArray(content.vectors)) {
      throw new ConformanceFileError(file, '`area` or `vectors` is missing');
    }
    return { file, area: content.area, vectors: content.vectors.map((vector) => checkVector(file, vector)) };
  }
  if (Array.isArray(content.scenarios) && content.format === undefined) {
    return { file, area: 'network-state', vectors: scenarioVectors(file, content) };
  }
  if (typeof content.format === 'string') {
    return { file, area: areaOfFormat(content.format), vectors: [{ id: 'all', config: content, tags: [], ops: [] }] };
  }
  throw new ConformanceFileError(file, 'neither `format` nor `scenarios` says what it is');
}

function scenarioVectors(file: string, content: JsonObject): Vector[] {
  const scenarios = Array.isArray(content.scenarios) ? content.scenarios : [];
  if (
    !scenarios.every((scenario) => isObject(scenario) && Array.isArray(scenario.ops) && isObject(scenario.expected))
  ) {
    throw new ConformanceFileError(file, 'a scenario lacks `ops` or `expected`');
  }
  try {
    return networkStateVectors(content);
  } catch (error) {
    if (error instanceof MalformedVectorError) throw new ConformanceFileError(file, error.message);
    throw error;
  }
}

function parse(file: string): Json {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'ENOENT' ? new FileMissingError(file) : new FileUnreadableError(file, code ?? 'unknown');
  }
  try {
    const text = file.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8');
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new ConformanceFileError(file, `it is not readable JSON (${error instanceof Error ? error.name : 'error'})`);
  }
}

function checkVector(file: string, vector: Json): Vector {
  if (!isObject(vector) || typeof vector.id !== 'string' || !Array.isArray(vector.ops)) {
    throw new ConformanceFileError(file, 'a vector lacks `id` or `ops`');
  }
  const isWhole = (op: Json) => isObject(op) && typeof op.op === 'string' && isObject(op.want);
  if (vector.ops.length === 0 || !vector.ops.every(isWhole)) {
    throw new ConformanceFileError(file, `vector ${vector.id} has no operations, or one without \`op\` or \`want\``);
  }
  const tags = Array.isArray(vector.tags) ? vector.tags.filter((tag) => typeof tag === 'string') : [];
  const config = isObject(vector.config) ? vector.config : {};
  return { id: vector.id, config, tags, ops: vector.ops as unknown as Vector['ops'] };
}

/** Measurements carry a format such as `flowproof-http-client-pool/1`: the area is the middle part. */
function areaOfFormat(format: string): string {
  return format.replace(/\/\d+$/, '').replace(/^flowproof-/, '');
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
