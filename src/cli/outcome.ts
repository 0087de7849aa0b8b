/** What a command leaves behind: its exit status, set by its action. */
export interface Outcome {
  status: number;
}
