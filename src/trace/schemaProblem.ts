import type { SchemaProblem, SchemaValidator } from '../generated/validators.js';

/**
 * The first thing that a schema finds wrong, in one phrase: `/clock/t0_mono_ns must be integer`.
 *
 * @returns `undefined` when the value is as the schema wants it
 */
export function schemaProblem(validate: SchemaValidator, value: unknown): string | undefined {
  if (validate(value)) return undefined;
  const problem = validate.errors?.[0];
  return problem ? describe(problem) : 'it is not what its schema wants';
}

function describe(problem: SchemaProblem): string {
  const place = problem.instancePath === '' ? 'it' : problem.instancePath;
  const surplus = problem.params['additionalProperty'];
  const detail = typeof surplus === 'string' ? ` (${surplus})` : '';
  return `${place} ${problem.message ?? problem.keyword}${detail}`;
}
