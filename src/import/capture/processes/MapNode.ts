import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';

/** Says what is wrong at a node; never returns. */
export type Fail = (problem: string, node: Node | null | undefined) => never;

/** One mapping of a map file, read key by key. */
export class MapNode {
  readonly node: Node;
  private readonly fail: Fail;
  private readonly entries = new Map<string, Node | null>();

  /** @param what - for errors: `a process` */
  constructor(node: unknown, what: string, keys: readonly string[], fail: Fail) {
    const mapping = isMap<Node, Node | null>(node) ? node : fail(`${what} is no mapping`, asNode(node));
    this.node = mapping;
    this.fail = fail;
    for (const { key, value } of mapping.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (!keys.includes(name)) fail(`unknown key ${name}: ${what} has ${keys.join(', ')}`, key);
      this.entries.set(name, value);
    }
  }

  has(key: string): boolean {
    return this.entries.has(key);
  }

  /** @returns `undefined` when the key is absent */
  text(key: string): string | undefined {
    if (!this.has(key)) return undefined;
    const value = this.scalar(key);
    return typeof value === 'string' && value !== '' ? value : this.wrong(key, 'is no text');
  }

  /** A whole number from 0. */
  count(key: string, max: number): number | undefined {
    if (!this.has(key)) return undefined;
    const value = this.scalar(key);
    const isFine = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max;
    return isFine ? value : this.wrong(key, `is no whole number from 0 to ${max}`);
  }

  flag(key: string): boolean {
    if (!this.has(key)) return false;
    const value = this.scalar(key);
    return typeof value === 'boolean' ? value : this.wrong(key, 'is neither true nor false');
  }

  /** The elements of a list, each with its place; none when the key is absent. */
  list(key: string): readonly Node[] {
    if (!this.has(key)) return [];
    const node = this.entries.get(key);
    return isSeq<Node>(node) ? node.items : this.wrong(key, 'is no list');
  }

  /** The elements of a list of words. */
  words(key: string): readonly { readonly text: string; readonly node: Node }[] {
    return this.list(key).map((node) =>
      isWord(node) ? { text: String(node.value), node } : this.wrong(key, 'is no list of words'),
    );
  }

  private scalar(key: string): unknown {
    const node = this.entries.get(key);
    return isScalar(node) ? node.value : undefined;
  }

  private wrong(key: string, problem: string): never {
    return this.fail(`${key} ${problem}`, this.entries.get(key) ?? this.node);
  }
}

function isWord(node: Node): node is Scalar<string | number | boolean> {
  return isScalar(node) && ['string', 'number', 'boolean'].includes(typeof node.value);
}

function asNode(value: unknown): Node | undefined {
  return isScalar(value) || isSeq(value) ? value : undefined;
}
