import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadClientScenario } from '../../src/scenarios/goclient/loadClientScenario.ts';
import { loadScenario } from '../../src/scenarios/loadScenario.ts';
import { ROOT } from '../tidy/sourceFiles.ts';

const DOCS = readFileSync(path.join(ROOT, 'docs', 'scenarios.md'), 'utf8');

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
  readonly enum?: readonly string[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const SCHEMA = JSON.parse(readFileSync(path.join(ROOT, 'schemas', 'scenario.schema.json'), 'utf8')) as Schema;

/** All keys and fixed words that the schema knows. */
function wordsOf({
  properties = {},
  items,
  anyOf = [],
  additionalProperties,
  enum: words = [],
  $defs = {},
}: Schema): string[] {
  const inner = [items, additionalProperties, ...anyOf, ...Object.values(properties), ...Object.values($defs)];
  return [
    ...Object.keys(properties),
    ...words,
    ...inner.flatMap((schema) => (typeof schema === 'object' ? wordsOf(schema) : [])),
  ];
}

/** Words of the schema that a text does not have. */
function missingIn(text: string, words: readonly string[]): string[] {
  return [...new Set(words)].filter((word) => !new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(text));
}

/** Methods of HTTP need no explanation; `cpu` is for tests of several CPUs. */
const KNOWN_TO_ALL = ['CONNECT', 'GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'TRACE', 'cpu'];

describe('docs/scenarios.md', () => {
  it('names every key and every word that a scenario may hold', () => {
    const words = wordsOf(SCHEMA).filter((word) => !KNOWN_TO_ALL.includes(word));
    expect(words.length).toBeGreaterThan(100);
    expect(missingIn(DOCS, words)).toEqual([]);
  });

  it('would be found to lack a key', () => {
    expect(missingIn(DOCS.replaceAll('late-times', ''), wordsOf(SCHEMA))).toContain('late-times');
  });

  it('has an example of a Windows script that is accepted', () => {
    const example = /```yaml\n(workload:\n {2}windows:[^`]*)```/.exec(DOCS)?.[1];
    expect(example).toBeDefined();
    const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-docs-'));
    try {
      writeFileSync(path.join(folder, 'scenario.yaml'), `title: from the docs\n${example}`);
      expect(loadScenario(folder).workload.kind).toBe('windows');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('docs/http-clients.md and docs/diagnose.md', () => {
  const docs = ['http-clients.md', 'diagnose.md'].map((name) => readFileSync(path.join(ROOT, 'docs', name), 'utf8'));
  const schema = JSON.parse(readFileSync(path.join(ROOT, 'schemas', 'http-clients.schema.json'), 'utf8')) as Schema;

  it('name every key and every word that a scenario of HTTP clients may hold', () => {
    const words = wordsOf(schema).filter((word) => !KNOWN_TO_ALL.includes(word));
    expect(words.length).toBeGreaterThan(90);
    expect(missingIn(docs.join('\n'), words)).toEqual([]);
    expect(missingIn(docs.join('\n').replaceAll('closeTemporary', ''), words)).toEqual(['closeTemporary']);
  });

  it('have examples that are accepted', () => {
    const [clients, observations] = docs.map((text) => /```yaml\n([\s\S]*?)```/.exec(text)?.[1]);
    const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-docs-'));
    try {
      writeFileSync(path.join(folder, 'scenario.yaml'), `${clients}${observations}`);
      expect(loadClientScenario(folder).observations).toHaveLength(7);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
