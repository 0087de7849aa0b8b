import type { SchemaValidator } from '../../generated/validators.js';
import { schemaProblem } from '../../trace/schemaProblem.ts';
import { DumpProblem } from './DumpProblem.ts';

/** Checks a value against its schema. @throws DumpProblem naming the field */
export function demand(validate: SchemaValidator, value: unknown): void {
  if (validate(value)) return;
  const [problem] = validate.errors ?? [];
  const field = (problem?.instancePath ?? '').slice(1).replaceAll('/', '.');
  const of = field === '' ? '' : ` of ${field}`;
  switch (problem?.keyword) {
    case 'additionalProperties':
      throw new DumpProblem(`unknown key ${String(problem.params['additionalProperty'])}${of}`);
    case 'required':
      throw new DumpProblem(`${String(problem.params['missingProperty'])}${of} is missing`);
    case 'discriminator':
      throw new DumpProblem(`kind is none of etw, flows, loss, limits, stats`);
    case 'enum':
      throw new DumpProblem(`${field} is none of ${String(problem.params['allowedValues'])}`);
    case 'const':
      throw new DumpProblem(`${field} is not ${String(problem.params['allowedValue'])}`);
    default:
      throw new DumpProblem(
        field === '' ? (schemaProblem(validate, value) ?? 'it is wrong') : `${field} ${problem?.message ?? 'is wrong'}`,
      );
  }
}
