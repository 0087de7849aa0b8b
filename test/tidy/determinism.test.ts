import { describe, expect, it } from 'vitest';
import { codeOnly, type SourceFile, sourceFiles } from './sourceFiles.ts';

/** What may not stand in the model and the run loop, with what to use instead. */
const BANNED: readonly (readonly [RegExp, string])[] = [
  [/\bDate\b/, 'time is an argument'],
  [/\bperformance\b/, 'time is an argument'],
  [
    /\bprocess\.(?:env|argv|hrtime|pid|platform|cwd|memoryUsage|std\w+|exit\w*|version\w*)\b/,
    'what it tells is an argument',
  ],
  [/\bMath\.random\b/, 'ask Choices'],
  [/\bMath\.pow\b|\*\*(?!\/)/, 'its last digits differ between Node versions; multiply'],
  [/\blocaleCompare\b|\btoLocale\w+\b|\bIntl\b/, 'compare with <'],
  [/\bfor\s*\(\s*(?:const|let|var)\s+\w+\s+in\b/, 'iterate over a list'],
  [/\bsetTimeout\b|\bsetInterval\b|\bqueueMicrotask\b/, 'the virtual clock runs timers'],
  [/\bconsole\b/, 'return data'],
];

function findings(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const code = codeOnly(file.text);
    return BANNED.filter(([pattern]) => pattern.test(code)).map(
      ([pattern, instead]) => `${file.path}: ${pattern.source} (${instead})`,
    );
  });
}

describe('the model and the run loop', () => {
  it('use nothing that differs between two runs or two machines', () => {
    expect(findings([...sourceFiles('src/model'), ...sourceFiles('src/sim')])).toEqual([]);
  });

  it('are looked at: every ban finds its planted violation', () => {
    const planted = [
      'const now = Date.now();',
      'const t = performance.now();',
      'const e = process.env.X;',
      'const r = Math.random();',
      'const p = 2 ** 3;',
      'a.localeCompare(b);',
      'for (const key in object) {}',
      'setTimeout(run, 1);',
      'console.log(1);',
    ];
    for (const text of planted) expect(findings([{ path: 'planted.ts', text }]), text).toHaveLength(1);
  });

  it('may name a banned thing in a comment or a text', () => {
    expect(findings([{ path: 'fine.ts', text: "// Date is an argument\nconst a = 'Math.random';\n/* ** */" }])).toEqual(
      [],
    );
  });
});
