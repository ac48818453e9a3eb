import { expect, test } from "vitest";
import { Newest } from "./newest";

test("the newest are kept, the newest first", () => {
  const newest = new Newest<number>(2);
  for (const entry of [1, 2, 3]) newest.add(entry);
  expect(newest.list()).toEqual([3, 2]);
});

test("an entry can take the place of an earlier one", () => {
  const newest = new Newest<string>(2);
  newest.add("a");
  newest.add("b");
  newest.add("a again", "a");
  expect(newest.list()).toEqual(["a again", "b"]);
});

test("who listens hears of each, until they stop", () => {
  const newest = new Newest<number>(1);
  const heard: number[] = [];
  const stop = newest.subscribe((entry) => heard.push(entry));
  newest.add(1);
  newest.add(2);
  stop();
  newest.add(3);
  expect(heard).toEqual([1, 2]);
});
