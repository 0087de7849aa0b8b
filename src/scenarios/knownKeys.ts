import { createRequire } from 'node:module';

/** The schemas of `scenario.yaml`, by the names of their files. */
export type ScenarioSchema = 'scenario' | 'http-clients';

/** What matters here of a JSON schema. */
interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
}

/**
 * The keys that `scenario.yaml` may have at a place, for a message about one that it may not have.
 *
 * Found by the place and not by the validator's own path into the schema, which starts anew at every `$ref`.
 *
 * @param at - path of keys and indexes from the top
 */
export function knownKeys(name: ScenarioSchema, at: readonly (string | number)[]): string[] {
  const root = createRequire(import.meta.url)(`../../schemas/${name}.schema.json`) as Schema;
  let schema: Schema | undefined = root;
  for (const step of at) {
    schema = resolved(root, inside(schema, step));
  }
  return Object.keys(schema?.properties ?? {});
}

/** Follows a reference. Of several forms, the one that has keys is meant, or the one whose elements have. */
function resolved(root: Schema, schema: Schema | undefined): Schema | undefined {
  if (schema?.$ref !== undefined) return root.$defs?.[schema.$ref.replace('#/$defs/', '')];
  const forms = schema?.anyOf?.map((form) => resolved(root, form));
  return forms?.find((form) => form?.properties ?? form?.items) ?? schema;
}

function inside(schema: Schema | undefined, step: string | number): Schema | undefined {
  const others = schema?.additionalProperties;
  return schema?.properties?.[step] ?? schema?.items ?? (typeof others === 'object' ? others : undefined);
}
