import { expect, test } from "vitest";

import { readCsv } from "./csv";

const read = (text: string) => readCsv(Buffer.from(text));

test("the first line names the fields, and each value is a number if it can be one, else text", () => {
  expect(read(" name ,value\none,1\r\ntwo,-.5e2\n\nthree,1 2\n,")).toEqual([
    { name: "one", value: 1 },
    { name: "two", value: -50 },
    { name: "three", value: "1 2" },
    { name: "", value: "" },
  ]);
});

test("a value in quotes may have everything in it", () => {
  expect(read('\uFEFFa,b\n"say ""hi"", then\nleave","7"\n"",x"y')).toEqual([
    { a: 'say "hi", then\nleave', b: 7 },
    { a: "", b: 'x"y' },
  ]);
  expect(read("a\n\n5\n")).toEqual([{ a: 5 }]);
  expect(read(`a\n"${'""'.repeat(1_000_000)}"`)).toEqual([{ a: '"'.repeat(1_000_000) }]);
});

test("a number that JSON has not is null, as Convex has it", () => {
  expect(read("a,b,c\nNaN,-inf,1e999")).toEqual([{ a: null, b: null, c: null }]);
});

test.each([
  ["a,b\n1,2\n3", "CSV row 2 doesn't have all of the fields in the header."],
  ["a,b\n1,2,3", "CSV row 1 doesn't have all of the fields in the header."],
  ['a\n1\n"open', "CSV row 2 has a quote that is out of place."],
  ['a\n"closed"x', "CSV row 1 has a quote that is out of place."],
])("%j is refused", (text, reason) => {
  expect(() => read(text)).toThrow(reason);
});

test("nothing but names, or nothing at all, is no document", () => {
  expect(read("a,b\n")).toEqual([]);
  expect(read("")).toEqual([]);
});
