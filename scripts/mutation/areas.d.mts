export const AREAS: readonly { readonly folder: string; readonly tests: readonly string[] }[];
export const NOT_MUTATED: readonly string[];
