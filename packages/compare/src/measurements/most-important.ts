/** What matters most: what a visitor downloads, waits for, and waits for again at the next click. By figures' ids. */
export const mostImportant = [
  { name: "JavaScript of a first load", id: "first-load/customers/signed-in/empty-cache/fast/javascript" },
  { name: "time to the first row", id: "first-load/customers/signed-in/empty-cache/fast/first-row" },
  { name: "click to rows", id: "navigation/what-this-product-does/rows" },
] as const;
