import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

// The package is CommonJS with an `exports.default`: Node and bundlers disagree on what `import BTree from` gives.
const sortedBTree = require("sorted-btree") as typeof import("sorted-btree");
const { bulkLoad } =
  require("sorted-btree/extended/bulkLoad") as typeof import("sorted-btree/extended/bulkLoad");

/** A sorted map whose `clone()` takes constant time: both copies share nodes until one of them edits. */
export const BTree = sortedBTree.default;
export type BTree<K, V> = import("sorted-btree").default<K, V>;

/** As many as a tree has when nothing else is said. */
const MAX_NODE_SIZE = 32;

/** A tree of entries in the order of their keys, which are all different: much faster than adding one after the other. */
export function treeOf<K, V>(
  entries: readonly (readonly [K, V])[],
  compare: (a: K, b: K) => number,
): BTree<K, V> {
  const keys = entries.map(([key]) => key);
  const values = entries.map(([, value]) => value);
  return bulkLoad(keys, values, MAX_NODE_SIZE, compare);
}
