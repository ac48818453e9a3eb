import type { Figure } from "../measurements/format";
import { mostImportant } from "../measurements/most-important";

/**
 * The figures of the first screen, and the names of those that this file lacks. Whatever else it has first stands in
 * for them, so that the screen is not empty.
 */
export function headlines(figures: readonly Figure[]): { shown: Figure[]; missing: string[] } {
  const found = mostImportant.map(({ name, id }) => ({
    name,
    figure: figures.find((each) => each.id === id),
  }));
  const shown = found.flatMap(({ figure }) => figure ?? []);
  const others = figures.filter((figure) => !shown.includes(figure));
  return {
    shown: [...shown, ...others.slice(0, mostImportant.length - shown.length)],
    missing: found.filter(({ figure }) => figure === undefined).map(({ name }) => name),
  };
}
