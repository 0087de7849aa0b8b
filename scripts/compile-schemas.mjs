/* oxlint-disable typescript/no-unsafe-argument -- plain JavaScript, which the type-checked project does not cover */
// Compiles every schemas/*.schema.json to one module of standalone validators, because compiling them at each start
// would cost about 100 ms. Writes src/generated/validators.js and, for the built package, dist/generated/validators.js.
// With --check it writes nothing and fails when the committed module is not what the schemas say.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const source = path.join(root, 'src/generated/validators.js');
const built = path.join(root, 'dist/generated/validators.js');

/**
 * `trace-header.schema.json` becomes `validateTraceHeader`.
 *
 * @param {string} file
 */
function validatorName(file) {
  const words = file.replace(/\.schema\.json$/, '').split('-');
  return `validate${words.map((word) => word[0].toUpperCase() + word.slice(1)).join('')}`;
}

/**
 * @param {string} file
 * @returns {{ $id: string }}
 */
function readSchema(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The text of the module. */
export function compileSchemas() {
  const folder = path.join(root, 'schemas');
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.schema.json'))
    .toSorted((a, b) => (a < b ? -1 : 1));
  const ajv = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    allErrors: true,
    discriminator: true,
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
  });
  /** @type {Record<string, string>} */
  const exported = {};
  for (const file of files) {
    const schema = readSchema(path.join(folder, file));
    ajv.addSchema(schema);
    exported[validatorName(file)] = schema.$id;
  }
  // Even as an ES module the generated code says require() for its run-time parts.
  const needsRequire = [
    '/* oxlint-disable */',
    '// Written by scripts/compile-schemas.mjs from schemas/*.schema.json. Do not edit.',
    "import { createRequire } from 'node:module';",
    'const require = createRequire(import.meta.url);',
    '',
  ];
  const code = standaloneCode.default(ajv, exported).replace(/^"use strict";\n?/, '');
  return needsRequire.join('\n') + code;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const code = compileSchemas();
  if (process.argv.includes('--check')) {
    if (readFileSync(source, 'utf8') !== code) {
      process.stderr.write('src/generated/validators.js is not up to date: run node scripts/compile-schemas.mjs\n');
      process.exitCode = 1;
    }
  } else {
    for (const file of [source, built]) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, code);
    }
  }
}
