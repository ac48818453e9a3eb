import { concerns } from "../../concerns";
import type { Figure } from "../../measurements/format";
import { fromConcerns } from "./from-concerns";
import { fromFigures } from "./from-figures";
import { sentenceOf, type FromFigure, type Sentence, type Side } from "./statement";

/** Every sentence of the page, by the side it speaks for, and the questions that this file does not answer. */
export function sentences(figures: readonly Figure[]): {
  readonly of: (side: Side) => { readonly measured: Sentence[]; readonly read: Sentence[] };
  readonly unanswered: readonly FromFigure[];
} {
  const answers = fromFigures.map((question) => {
    const figure = figures.find(({ id }) => id === question.figure);
    return { question, sentence: figure && sentenceOf(question, figure) };
  });
  const read = fromConcerns.map(({ side, text, concern }): Sentence => {
    const name = concerns.find(({ id }) => id === concern)?.name ?? concern;
    return { side, text, href: `#/concerns/${concern}`, link: name };
  });
  return {
    of: (side) => ({
      measured: answers.flatMap(({ sentence }) => (sentence?.side === side ? [sentence] : [])),
      read: read.filter((sentence) => sentence.side === side),
    }),
    unanswered: answers.flatMap(({ question, sentence }) => (sentence === undefined ? [question] : [])),
  };
}
