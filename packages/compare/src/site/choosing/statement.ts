import type { App } from "../../concern";
import { names } from "../../plots/plot";
import { ratioOf, rowsOf } from "../../measurements/compare";
import type { Figure } from "../../measurements/format";
import { formatValue } from "../../measurements/units";

/** Whom a sentence speaks for. */
export type Side = App | "neither";

/** A sentence that rests on what stands in the sources. */
export interface FromConcern {
  readonly side: Side;
  readonly text: string;
  /** The id of the concern that shows it. */
  readonly concern: string;
}

/** A sentence that rests on a measurement; which side it speaks for, the samples say. */
export interface FromFigure {
  readonly figure: string;
  /** What is measured, to be put at the start of a sentence: "The JavaScript of a first load". */
  readonly what: string;
  /** For whom that matters, to be put behind "Matters": "to visitors who come once". */
  readonly matters: string;
}

/** A sentence as the page shows it, with where it rests. */
export interface Sentence {
  readonly side: Side;
  readonly text: string;
  readonly href: string;
  readonly link: string;
}

const TWO_DIGITS = { minimumFractionDigits: 2, maximumFractionDigits: 2 };

/**
 * Says what a figure says, and no more: the side that is ahead, by how much and with which spread, or that there is no
 * difference beyond noise.
 *
 * @returns undefined where the figure does not have both apps
 */
export function sentenceOf({ what, matters }: FromFigure, figure: Figure): Sentence | undefined {
  const found = ratioOf(figure);
  const [pages, app] = (["pages-auth0", "app-clerk"] as const).map((subject) =>
    rowsOf(figure).find((row) => row.subject === subject),
  );
  if (found === undefined || pages === undefined || app === undefined) return undefined;
  const values = [pages, app]
    .map(({ subject, estimate }) => `${formatValue(estimate.value, figure.unit)} with ${names[subject]}`)
    .join(", ");
  const at = { href: figureHref(figure.id), link: figure.label };
  const isSame = figure.exact ? found.value === 1 : found.verdict === "no difference";
  const times = (value: number) => value.toLocaleString("en-US", TWO_DIGITS);
  const spread = figure.exact ? "counted" : `95 % interval ${times(found.low)} to ${times(found.high)}`;
  if (isSame)
    return {
      ...at,
      side: "neither",
      text: figure.exact
        ? `${what}: the same in both (${values}).`
        : `${what}: no difference beyond noise (${values}; ratio ${spread}).`,
    };
  const isLower = found.value < 1;
  const isAppAhead = isLower === (figure.better === "lower");
  return {
    ...at,
    side: figure.better === "neither" ? "neither" : isAppAhead ? "app-clerk" : "pages-auth0",
    text: `${what}: ${values}, so ${times(found.value)} times as much with the App Router (${spread}). Matters ${matters}.`,
  };
}

/** Where a figure stands on the page of the measurements. */
const figureHref = (id: string): string => `#/measurements?figure=${encodeURIComponent(id)}`;

/** What is wrong with a list of sentences: one that rests on nothing, or on what is not there. */
export function deadLinks(
  sentences: readonly (FromConcern | FromFigure)[],
  concernIds: readonly string[],
  figureIds: readonly string[],
): string[] {
  return sentences.flatMap((sentence) => {
    if ("figure" in sentence)
      return figureIds.includes(sentence.figure) ? [] : [`no figure "${sentence.figure}": ${sentence.what}`];
    return concernIds.includes(sentence.concern)
      ? []
      : [`no concern "${sentence.concern}": ${sentence.text}`];
  });
}
