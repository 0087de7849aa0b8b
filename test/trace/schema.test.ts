import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validateTraceEvent } from '../../src/generated/validators.js';
import { eventToJson } from '../../src/trace/eventJson.ts';
import { fieldsOf, RECORDED_KIND_NAMES, RECORDED_KINDS } from '../../src/trace/recordedKinds.ts';
import { schemaProblem } from '../../src/trace/schemaProblem.ts';
import { SAMPLE_EVENTS } from './sampleTrace.ts';

interface EventSchema {
  readonly oneOf: readonly { readonly title: string; readonly properties: object }[];
}

function readSchema(): EventSchema {
  const schema: EventSchema = JSON.parse(readFileSync('schemas/trace-event.schema.json', 'utf8'));
  return schema;
}

describe('the schema of events', () => {
  it('has the kinds of the vocabulary, each with its fields', () => {
    const inSchema = readSchema().oneOf.map(({ title, properties }) => [title, Object.keys(properties).toSorted()]);
    const inTable = RECORDED_KIND_NAMES.map((kind) => [
      kind,
      ['kind', ...fieldsOf(kind).map(([field]) => field)].toSorted(),
    ]);
    expect(inSchema).toEqual(inTable);
  });

  it('accepts every event of the sample, which has every kind', () => {
    for (const event of SAMPLE_EVENTS) expect(schemaProblem(validateTraceEvent, eventToJson(event))).toBeUndefined();
    expect(new Set(SAMPLE_EVENTS.map(({ kind }) => kind))).toEqual(new Set(RECORDED_KIND_NAMES));
  });

  it.each([
    [{ kind: 'tick', tNs: -1, cpu: -1, cseq: 0, ring: 'user', records: 1 }, '/tNs must be >= 0'],
    [{ kind: 'tick', tNs: 1, cpu: -1, cseq: 0, ring: 'user' }, "it must have required property 'records'"],
    [
      { kind: 'marker', tNs: 1, cpu: -1, cseq: 0, ring: 'user', text: '', more: 1 },
      'it must NOT have additional properties (more)',
    ],
    [{ kind: 'fly' }, 'it value of tag "kind" must be in oneOf'],
  ])('says what is wrong with %j', (event, problem) => {
    expect(schemaProblem(validateTraceEvent, event)).toBe(problem);
  });

  it('and the documented format have the same numbers and fields', () => {
    const rows = [...readFileSync('docs/trace-format.md', 'utf8').matchAll(/^\| (\d+) \| `(\w+)` \| (.*) \|$/gm)];
    const documented = rows.map(([, number, kind, fields]) => {
      const names = fields!.replaceAll(/ `[^`]*`/g, '').split(', ');
      return [kind, Number(number), ['t', 'cpu', 'cseq', 'ring', ...names]];
    });
    expect(documented).toEqual(
      RECORDED_KIND_NAMES.map((kind) => [
        kind,
        RECORDED_KINDS[kind].number,
        fieldsOf(kind).map(([, { wire }]) => wire),
      ]),
    );
  });
});
