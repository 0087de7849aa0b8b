/** A test with its title and everything that it is made of. */
export interface TestBlock {
  readonly file: string;
  readonly title: string;
  readonly body: string;
}

export function testBlocks(folder?: string): TestBlock[];
export function blocksOf(file: string, text: string): TestBlock[];
export function testsThatName(word: string, blocks: readonly TestBlock[]): TestBlock[];
