import type { TraceEvent } from '../model/events.ts';
import type { JsonMap, JsonValue } from './wireToJson.ts';

/**
 * An event as JSON, as `schemas/trace-event.schema.json` describes it: u64 values are decimal text whatever their size,
 * so that a reader never has to guess; an absent value is an absent key.
 */
export function eventToJson(event: TraceEvent): JsonMap {
  return objectToJson(event);
}

function objectToJson(object: object): JsonMap {
  const json: Record<string, JsonValue> = {};
  for (const [key, value] of Object.entries<unknown>({ ...object })) {
    const converted = toJson(value);
    if (converted !== undefined) json[key] = converted;
  }
  return json;
}

function toJson(value: unknown): JsonValue | undefined {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((element: unknown) => toJson(element) ?? null);
  return typeof value === 'object' && value !== null ? objectToJson(value) : undefined;
}
