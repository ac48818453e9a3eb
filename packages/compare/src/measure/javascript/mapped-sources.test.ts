import { expect, test } from "vitest";
import { textBySource } from "./mapped-sources";

test("text belongs to the source that its segment names, and what is before it to none", () => {
  // Columns 2 (of a.js), 5 (of b.js) and, on the second line, 0 (of a.js).
  const map = { sources: ["a.js", "b.js"], mappings: "EAAA,GCAA;ADAA" };
  expect(textBySource("--aaabb\naa", map)).toEqual(
    new Map([
      ["", "--"],
      ["a.js", "aaaaa"],
      ["b.js", "bb"],
    ]),
  );
});

test("a segment without a source is the bundler's", () => {
  expect(textBySource("aa{}", { sources: ["a.js"], mappings: "AAAA,E" })).toEqual(
    new Map([
      ["", "{}"],
      ["a.js", "aa"],
    ]),
  );
});

test("each section is a map of its own from where it begins", () => {
  const map = {
    sections: [
      { offset: { line: 0, column: 1 }, map: { sources: ["a.js"], mappings: "AAAA" } },
      { offset: { line: 1, column: 3 }, map: { sources: ["b.js"], mappings: "AAAA" } },
    ],
  };
  expect(textBySource(";aaa\naa;bb", map)).toEqual(
    new Map([
      ["", ";aa;"],
      ["a.js", "aaa"],
      ["b.js", "bb"],
    ]),
  );
});
