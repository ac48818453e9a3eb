import { subjects, type Figure, type Subject } from "../measurements/format";

type About = Omit<Figure, "samples" | "exact">;

/** Collects the samples of figures, turn by turn. */
export class Samples {
  readonly #figures = new Map<string, Figure>();

  /** Adds what one subject was measured at in this turn. */
  add(subject: Subject, about: About, value: number): void {
    const figure = this.#figures.get(about.id) ?? { ...about, exact: false, samples: {} };
    this.#figures.set(about.id, figure);
    (figure.samples[subject] ??= []).push(value);
  }

  /**
   * All figures, in the order of their first samples. What is counted, and came out the same each time, is exact and
   * has one sample.
   */
  figures(): Figure[] {
    return [...this.#figures.values()].map((figure) => {
      const isCounted = figure.unit === "bytes" || figure.unit === "count";
      const lists = subjects.map((subject) => figure.samples[subject] ?? []);
      if (!isCounted || lists.some((list) => list.some((value) => value !== list[0]))) return figure;
      const samples = Object.fromEntries(
        Object.entries(figure.samples).map(([subject, list]) => [subject, list.slice(0, 1)]),
      );
      return { ...figure, exact: true, samples };
    });
  }
}
