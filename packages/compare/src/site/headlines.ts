import type { Figure } from "../measurements/format";

interface Wanted {
  readonly name: string;
  readonly is: (figure: Figure) => boolean;
}

/** What matters most: what a visitor downloads, waits for, and waits for again at the next click. */
const wanted: readonly Wanted[] = [
  {
    name: "JavaScript of a first load",
    is: ({ group, unit, id }) => group === "first-load" && unit === "bytes" && /javascript/i.test(id),
  },
  {
    name: "time to the first row",
    is: ({ group, id }) => group === "first-load" && id.endsWith("first-row"),
  },
  { name: "click to rows", is: ({ group, unit }) => group === "navigation" && unit === "ms" },
];

/**
 * The figures of the first screen, and the names of those that this file lacks. Whatever else it has first stands in
 * for them, so that the screen is not empty.
 */
export function headlines(figures: readonly Figure[]): { shown: Figure[]; missing: string[] } {
  const found = wanted.map(({ name, is }) => ({ name, figure: figures.find(is) }));
  const shown = found.flatMap(({ figure }) => figure ?? []);
  const others = figures.filter((figure) => !shown.includes(figure));
  return {
    shown: [...shown, ...others.slice(0, wanted.length - shown.length)],
    missing: found.filter(({ figure }) => figure === undefined).map(({ name }) => name),
  };
}
