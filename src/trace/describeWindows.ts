import type { WindowsCounts } from './WindowsCounter.ts';
import type { JsonMap } from './wireToJson.ts';

/** What a trace holds of Windows, as JSON. */
export function windowsToJson({ etwEvents, etwProviders, etwLate, flowReads }: WindowsCounts): JsonMap {
  return {
    etwEvents: Object.fromEntries(etwEvents.map(({ name, count }) => [name, count])),
    etwProviders: Object.fromEntries(etwProviders),
    etwLate,
    flowReads: Object.fromEntries([...flowReads].map(([table, counts]) => [table, { ...counts }])),
  };
}

/** The same as lines of text. */
export function describeWindows({ etwEvents, etwProviders, etwLate, flowReads }: WindowsCounts): string[] {
  const late = etwLate === 0 ? '' : `; ${etwLate} with an earlier time than one delivered before`;
  const providers = [...etwProviders].map(([name, count]) => `${name} ${count}`).join(', ');
  return [
    ...(etwEvents.length > 0 ? [`etw       ${providers}${late}`] : []),
    ...etwEvents.map(({ name, count }) => `  ${name.padEnd(20)} ${String(count).padStart(8)}`),
    ...[...flowReads].map(([table, { reads, rows, errors, odd }]) => {
      const failed = errors === 0 ? '' : `, ${errors} ended in an error`;
      const broken = odd === 0 ? '' : `, ${odd} with bytes that are no whole rows`;
      return `flows     ${table} table: ${reads} reads, ${rows} rows${failed}${broken}`;
    }),
  ];
}
