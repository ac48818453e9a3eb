import { expect, test } from "vitest";
import { SharedList } from "./shared-list";

const contentOf = <Item>(list: SharedList<Item>) => list.items.slice(0, list.length);

test("copies share their items until each adds its own", () => {
  const list = new SharedList([1, 2]);
  const [one, other] = [list.clone(), list.clone()];
  one.append([3, 4]);
  other.push(5);
  expect([list, one, other].map(contentOf)).toEqual([
    [1, 2],
    [1, 2, 3, 4],
    [1, 2, 5],
  ]);
  // The first to add goes on with the items that all had in common.
  expect(one.items).toBe(list.items);
  list.push(6);
  expect([list, one, other].map(contentOf)).toEqual([
    [1, 2, 6],
    [1, 2, 3, 4],
    [1, 2, 5],
  ]);
});
