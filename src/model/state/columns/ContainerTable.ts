import { TextTable } from './TextTable.ts';

/** The number of "no container". */
export const NO_CONTAINER = 0;
/** The number of the container id that is the empty string. */
export const EMPTY_CONTAINER = 1;

/** Container ids by number. */
export class ContainerTable extends TextTable<string | undefined> {
  constructor() {
    super([undefined, '']);
  }
}
