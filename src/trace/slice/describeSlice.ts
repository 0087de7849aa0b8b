import type { JsonMap } from '../wireToJson.ts';
import type { SliceResult } from './sliceTrace.ts';

/** What was cut, as JSON. */
export function sliceToJson(result: SliceResult): JsonMap {
  const { kept, cut, cutByKind, sockets, socketsKept, begunBefore, openAtEnd } = result;
  return { kept, cut, cutByKind: Object.fromEntries(cutByKind), sockets, socketsKept, begunBefore, openAtEnd };
}

/** What was cut, in lines for people. */
export function renderSlice(file: string, output: string, result: SliceResult): string {
  const kinds = [...result.cutByKind].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const lines = [
    `${file}: ${result.kept} events kept, ${result.cut} cut, written to ${output}`,
    `sockets   ${result.socketsKept} of ${result.sockets}`,
    ...(result.begunBefore > 0
      ? [`          ${result.begunBefore} begun before the slice: what they carried until then was cut`]
      : []),
    ...(result.openAtEnd > 0 ? [`          ${result.openAtEnd} without their end`] : []),
    ...(kinds.length > 0 ? [`cut       ${kinds.map(([kind, count]) => `${kind} ${count}`).join(', ')}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
