import { describe, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { concerns } from "../../concerns";
import { parseMeasurements, type Figure } from "../../measurements/format";
import { fixture } from "../../measurements/testing/fixture";
import { fromConcerns } from "./from-concerns";
import { fromFigures } from "./from-figures";
import { sentences } from "./sentences";
import { deadLinks, sentenceOf } from "./statement";

const snapshot = parseMeasurements(
  readFileSync(new URL("../../../data/snapshot.json", import.meta.url), "utf8"),
);
const concernIds = concerns.map(({ id }) => id);
const question = { figure: "a", what: "Time to rows", matters: "to all" };
const figure = (change: Partial<Figure>): Figure => ({
  id: "a",
  group: "navigation",
  label: "Rows",
  unit: "ms",
  better: "lower",
  conditions: {},
  exact: false,
  samples: {},
  ...change,
});
const around = (middle: number) => [-3, 2, 0, 1, -1, 3, -2].map((by) => middle + by);

describe("every sentence", () => {
  test("rests on a concern or a figure that is there", () => {
    const known = [...snapshot.figures, ...fixture.figures].map(({ id }) => id);
    expect(deadLinks([...fromConcerns, ...fromFigures], concernIds, known)).toEqual([]);
  });

  test("fails this test where its link is missing or dead", () => {
    expect(
      deadLinks([{ side: "neither", text: "So it is.", concern: "" }, question], concernIds, ["b"]),
    ).toEqual(['no concern "": So it is.', 'no figure "a": Time to rows']);
  });

  test.each([fixture, snapshot])("of a file is shown once, or named as unanswered", (file) => {
    const { of, unanswered } = sentences(file.figures);
    const shown = (["pages-auth0", "app-clerk", "neither"] as const).flatMap((side) => [
      ...of(side).measured,
      ...of(side).read,
    ]);
    expect(shown.length + unanswered.length).toBe(fromConcerns.length + fromFigures.length);
    expect(shown.every(({ href, link }) => href.startsWith("#/") && link !== "")).toBe(true);
  });
});

describe("what a figure says", () => {
  test("speaks for the side that is ahead, whichever way is better", () => {
    const samples = { "pages-auth0": around(100), "app-clerk": around(200) };
    expect(sentenceOf(question, figure({ samples }))?.side).toBe("pages-auth0");
    expect(sentenceOf(question, figure({ samples, better: "higher" }))?.side).toBe("app-clerk");
    expect(sentenceOf(question, figure({ samples, better: "neither" }))?.side).toBe("neither");
  });

  test("turns round with the data", () => {
    const samples = { "pages-auth0": around(200), "app-clerk": around(100) };
    const sentence = sentenceOf(question, figure({ samples }));
    expect(sentence?.side).toBe("app-clerk");
    expect(sentence?.text).toContain("0.50 times as much with the App Router (95 % interval");
  });

  test("is no difference within noise, and with too few samples", () => {
    const within = { "pages-auth0": around(100), "app-clerk": around(100).toReversed() };
    const few = { "pages-auth0": [100], "app-clerk": [200] };
    for (const samples of [within, few]) {
      const sentence = sentenceOf(question, figure({ samples }));
      expect(sentence?.side).toBe("neither");
      expect(sentence?.text).toContain("no difference beyond noise");
    }
  });

  test("of what is counted has no interval", () => {
    const counted = (app: number) =>
      sentenceOf(question, figure({ exact: true, samples: { "pages-auth0": [10], "app-clerk": [app] } }));
    expect(counted(20)).toMatchObject({ side: "pages-auth0", text: expect.stringContaining("(counted)") });
    expect(counted(10)).toMatchObject({ side: "neither", text: expect.stringContaining("the same in both") });
  });

  test("is nothing where one app is missing", () => {
    expect(sentenceOf(question, figure({ samples: { "app-clerk": around(1) } }))).toBeUndefined();
  });
});
