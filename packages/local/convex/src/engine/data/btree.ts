import { createRequire } from "node:module";

// The package is CommonJS with an `exports.default`: Node and bundlers disagree on what `import BTree from` gives.
const sortedBTree = createRequire(import.meta.url)("sorted-btree") as typeof import("sorted-btree");

/** A sorted map whose `clone()` takes constant time: both copies share nodes until one of them edits. */
export const BTree = sortedBTree.default;
export type BTree<K, V> = import("sorted-btree").default<K, V>;
