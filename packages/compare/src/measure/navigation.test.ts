import { expect, test } from "vitest";
import { isTheProducts, readClick } from "./navigation";

test("a click is read, and a press where the page speaks of one", () => {
  expect(readClick("Plain Link: 270 ms\nAfter 400 ms of pointing.")).toEqual({ ms: 270, fromPress: 270 });
  expect(readClick("Plain Link: 27 ms\nFrom when the button went down it was 131 ms.")).toEqual({
    ms: 27,
    fromPress: 131,
  });
});

test("a page that says nothing of the click is an error", () => {
  expect(() => readClick("Counting what ran…")).toThrow("says nothing");
});

test("one technique is what the products' rows do", () => {
  const techniques = ["Plain Link", "Prewarmed (ours)", "The same, on press (ours)", "Kept ready (ours)"];
  expect(techniques.filter(isTheProducts)).toEqual(["Prewarmed (ours)"]);
});
