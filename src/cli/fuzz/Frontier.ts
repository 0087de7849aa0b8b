/** Which places of a campaign's list were tried, by ranges that come in any order. */
export class Frontier {
  /** Every place before this one has been tried. */
  place = 0;
  /** Begin of a range beyond the frontier → its end. */
  private readonly beyond = new Map<number, number>();

  /** @param to - the first place that was not tried */
  add(from: number, to: number): void {
    if (to > from) this.beyond.set(from, to);
    for (let end = this.beyond.get(this.place); end !== undefined; end = this.beyond.get(this.place)) {
      this.beyond.delete(this.place);
      this.place = end;
    }
  }
}
