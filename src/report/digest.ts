import { createHash } from 'node:crypto';
import { toJson } from './json.ts';

/** SHA-256 over the JSON of plain data: equal for equal runs on every machine. */
export function digestOf(value: unknown): string {
  return `sha256:${createHash('sha256').update(toJson(value)).digest('hex')}`;
}
