/** The number of "no container". */
export const NO_CONTAINER = 0;
/** The number of the container id that is the empty string. */
export const EMPTY_CONTAINER = 1;

/** Container ids by number: each gets a small one when it is met first, and keeps it for ever. */
export class ContainerTable {
  private readonly numberById = new Map<string | undefined, number>();
  private readonly ids: (string | undefined)[] = [];

  constructor() {
    this.numberOf(undefined);
    this.numberOf('');
  }

  numberOf(id: string | undefined): number {
    const known = this.numberById.get(id);
    if (known !== undefined) return known;
    const container = this.ids.length;
    this.ids.push(id);
    this.numberById.set(id, container);
    return container;
  }

  idOf(container: number): string | undefined {
    return this.ids[container];
  }
}
