/** A JSON value as a vector holds it. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json | undefined;
}

/** One operation with the real agent's answer. */
export interface VectorOp extends JsonObject {
  op: string;
  want: JsonObject;
}

/** One vector: a fresh instance of the thing under test, then operations in order. */
export interface Vector {
  readonly id: string;
  readonly config: JsonObject;
  readonly tags: readonly string[];
  readonly note?: string;
  readonly ops: readonly VectorOp[];
}

/** Where a model's answer first differs from the real agent's. */
export interface Divergence {
  /** Index of the operation, from 0. */
  readonly step: number;
  readonly op: string;
  /** Path of the field inside `want`, for example `conns[2].last[0]`. */
  readonly field: string;
  readonly expected: string;
  readonly got: string;
  /** Which of several implementations of the model diverges, in areas that have them. */
  readonly implementation?: string;
}

/** Replays one vector against the model and returns the first divergence, or `undefined` when all answers agree. */
export type AreaRunner = (vector: Vector) => Divergence | undefined;
