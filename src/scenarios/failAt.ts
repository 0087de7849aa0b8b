/** Refuses a scenario because of what stands at a place in it; `at` is the path of keys and indexes from the top. */
export type FailAt = (at: readonly (string | number)[], problem: string) => never;
