import { createRequire } from 'node:module';

/** What matters here of a JSON schema. */
interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
}

/**
 * The keys that `scenario.yaml` may have at a place, for a message about one that it may not have.
 *
 * Found by the place and not by the validator's own path into the schema, which starts anew at every `$ref`.
 *
 * @param at - path of keys and indexes from the top
 */
export function knownKeys(at: readonly (string | number)[]): string[] {
  const root = createRequire(import.meta.url)('../../schemas/scenario.schema.json') as Schema;
  let schema: Schema | undefined = root;
  for (const step of at) {
    schema = inside(schema, step);
    if (schema?.$ref !== undefined) schema = root.$defs?.[schema.$ref.replace('#/$defs/', '')];
  }
  return Object.keys(schema?.properties ?? {});
}

function inside(schema: Schema | undefined, step: string | number): Schema | undefined {
  const others = schema?.additionalProperties;
  return schema?.properties?.[step] ?? schema?.items ?? (typeof others === 'object' ? others : undefined);
}
