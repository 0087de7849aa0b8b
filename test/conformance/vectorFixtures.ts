import { fileURLToPath } from 'node:url';
import { loadVectorFile, vectorPaths } from '../../src/conformance/loadVectors.ts';
import type { AreaRunner, Divergence, Vector } from '../../src/conformance/vector.ts';

/** All stored vectors of an area, file by file in name order. */
export function loadVectors(area: string): Vector[] {
  const folder = fileURLToPath(new URL(`../../fixtures/conformance/${area}/`, import.meta.url));
  return vectorPaths([folder]).flatMap((file) => [...loadVectorFile(file).vectors]);
}

/** The vectors on which the model and the real agent disagree, with where they do. */
export function divergences(vectors: readonly Vector[], run: AreaRunner): { id: string; divergence: Divergence }[] {
  return vectors.flatMap((vector) => {
    const divergence = run(vector);
    return divergence ? [{ id: vector.id, divergence }] : [];
  });
}
