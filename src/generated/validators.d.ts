/** What a compiled schema found wrong at one place. */
export interface SchemaProblem {
  /** JSON pointer to the place, `''` for the whole. */
  readonly instancePath: string;
  /** JSON pointer into the schema, to the keyword that is not met. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** A compiled schema. After an answer of `false`, `errors` says why. */
export interface SchemaValidator {
  (data: unknown): boolean;
  errors?: readonly SchemaProblem[] | null;
}

/** One validator for each file `schemas/<name>.schema.json`: `trace-header` becomes `validateTraceHeader`. */
export const validateTraceHeader: SchemaValidator;
export const validateTraceFooter: SchemaValidator;
export const validateTraceEvent: SchemaValidator;
export const validateScenario: SchemaValidator;
export const validateEtwBytes: SchemaValidator;
export const validateEtwBytesRecord: SchemaValidator;
export const validateHttpClients: SchemaValidator;
