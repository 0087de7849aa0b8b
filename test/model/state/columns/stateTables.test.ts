import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { StateBench } from '../StateBench.ts';

// The tables and laws of the plain objects, once more on columns.
StateBench.implementation = 'columns';
const TABLES = readdirSync(new URL('../', import.meta.url)).filter((name) => name.endsWith('.test.ts'));
for (const name of TABLES) await import(`../${name}`);

it('runs every table of the state on columns', () => {
  expect(TABLES).toContain('lifecycle.test.ts');
  expect(new StateBench().state.constructor.name).toBe('ColumnNetworkState');
});
