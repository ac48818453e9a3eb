import { expect, test } from "vitest";
import { boundSearch, listUrl, readListSearchParams } from "./list-search-params";

const read = (query: string) => readListSearchParams(new URLSearchParams(query));

test.each([
  [{ text: "", count: 50 }, "/customers"],
  [{ text: "ada & co", count: 50 }, "/customers?search=ada+%26+co"],
  [{ text: "", count: 150 }, "/customers?count=150"],
])("%o is %s, and comes back from there", (params, url) => {
  expect(listUrl(params)).toBe(url);
  expect(readListSearchParams(new URL(url, "http://localhost").searchParams)).toEqual(params);
});

test.each(["", "count=", "count=x", "count=-5", "count=0", "count=NaN", "count=Infinity"])(
  "%j is the top of the list",
  (query) => {
    expect(read(query)).toEqual({ text: "", count: 50 });
  },
);

test("counts whole pages, and not without bound", () => {
  expect(read("count=51").count).toBe(100);
  expect(read("count=99999999").count).toBe(1000);
  expect(listUrl({ text: "", count: 5000 })).toBe("/customers?count=1000");
});

test.each([51, 101, 1050])("what was read from the URL of %i customers has the same URL", (count) => {
  const url = listUrl({ text: "", count });
  expect(listUrl(readListSearchParams(new URL(url, "http://localhost").searchParams))).toBe(url);
});

test("a search text is bounded", () => {
  expect(read(`search=${"x".repeat(500)}`).text).toHaveLength(120);
  expect(boundSearch("Ada")).toBe("Ada");
  expect(boundSearch("x".repeat(121))).toBe("x".repeat(120));
  expect(boundSearch(`${"x".repeat(119)}🎉`)).toBe("x".repeat(119));
});
