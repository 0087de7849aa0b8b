import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { FileMissingError, FileUnreadableError, ScenarioError } from '../errors.ts';
import type { SchemaValidator } from '../generated/validators.js';
import type { FailAt } from './failAt.ts';
import { knownKeys, type ScenarioSchema } from './knownKeys.ts';

const FILE_NAME = 'scenario.yaml';

/** A scenario's file as plain data, which nobody has looked at yet, and how to refuse something in it. */
export interface ScenarioDocument {
  readonly content: unknown;
  readonly file: string;
  readonly fail: FailAt;
}

/**
 * Reads the directory that holds `scenario.yaml`, or that file itself.
 *
 * @throws FileMissingError, FileUnreadableError; ScenarioError with line and column when it is no YAML
 */
export function readScenarioDocument(location: string): ScenarioDocument {
  const file = scenarioFile(location);
  const lines = new LineCounter();
  const document = parseDocument(read(file), { lineCounter: lines, prettyErrors: false });
  // A warning is an unknown tag: whatever it was meant to say would be lost.
  const [first] = [...document.errors, ...document.warnings];
  if (first) {
    const { line, col } = lines.linePos(first.pos[0]);
    throw new ScenarioError(file, line, col, first.message.replace(/\s+/g, ' '));
  }
  const fail: FailAt = (at, problem) => {
    const { line, col } = positionOf(document, lines, at);
    throw new ScenarioError(file, line, col, problem);
  };
  return { content: toPlainData(document, fail), file, fail };
}

function scenarioFile(location: string): string {
  if (!existsSync(location)) throw new FileMissingError(location);
  return statSync(location).isDirectory() ? path.join(location, FILE_NAME) : location;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (code === 'ENOENT') throw new FileMissingError(file);
    throw new FileUnreadableError(file, code);
  }
}

/** Resolves aliases. A file whose aliases multiply (an alias bomb) is refused here by the YAML library. */
function toPlainData(document: Document, fail: FailAt): unknown {
  try {
    return document.toJS();
  } catch (error) {
    return fail([], error instanceof Error ? error.message : 'cannot be resolved');
  }
}

/** Refuses what a schema does not allow: the first thing that is wrong, at its line. */
export function checkSchema(
  { content, fail }: ScenarioDocument,
  { validate, schema }: { readonly validate: SchemaValidator; readonly schema: ScenarioSchema },
): void {
  if (validate(content)) return;
  const errors = validate.errors ?? [];
  // An unknown key is what people get wrong most often, and the other errors often follow from it.
  const error = errors.find((candidate) => candidate.keyword === 'additionalProperties') ?? errors[0];
  const at = (error?.instancePath ?? '').split('/').slice(1).map(unescapePointer);
  if (error?.keyword === 'additionalProperties') {
    const key = String((error.params as { additionalProperty?: unknown }).additionalProperty);
    fail([...at, key], `unknown key \`${key}\`; known here: ${knownKeys(schema, at).join(', ')}`);
  }
  fail(at, `\`${at.at(-1) ?? FILE_NAME}\` ${error?.message ?? 'is wrong'}`);
}

function unescapePointer(token: string): string | number {
  const text = token.replaceAll('~1', '/').replaceAll('~0', '~');
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** Line and column of the deepest node that exists on the way to `at`. A key is shown where the key stands. */
function positionOf(document: Document, lines: LineCounter, at: readonly (string | number)[]) {
  for (let depth = at.length; depth >= 0; depth -= 1) {
    const key = at[depth - 1];
    const parent: unknown = depth <= 1 ? document.contents : document.getIn(at.slice(0, depth - 1), true);
    const offset = offsetOfKey(parent, key) ?? offsetOf(document.getIn(at.slice(0, depth), true));
    if (offset !== undefined) return lines.linePos(offset);
  }
  return { line: 1, col: 1 };
}

function offsetOfKey(parent: unknown, key: string | number | undefined): number | undefined {
  const items = (parent as { items?: { key?: unknown }[] } | null)?.items;
  if (!Array.isArray(items) || typeof key !== 'string') return undefined;
  const pair = items.find((item) => String((item.key as { value?: unknown } | undefined)?.value) === key);
  return pair ? offsetOf(pair.key) : undefined;
}

function offsetOf(node: unknown): number | undefined {
  return isNode(node) && node.range ? node.range[0] : undefined;
}
