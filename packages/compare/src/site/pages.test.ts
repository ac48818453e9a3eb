import { expect, test } from "vitest";
import { pages, titleOf } from "./pages";
import { parseRoute } from "./route";

const site = "Two routers, one deployment";

test.each([
  ["", site],
  ["moving?way=to-pages", `Moving · ${site}`],
  ["concerns", `Concerns · ${site}`],
  ["nowhere", `No such page · ${site}`],
  ["concerns/nothing", `No such page · ${site}`],
  ["moving/nothing", `No such page · ${site}`],
  ["concerns/sign-in", `Sign in, sign up, sign out · ${site}`],
])("the tab at #/%s is called %s", (address, title) => {
  expect(titleOf(parseRoute(address))).toBe(title);
});

test("no two pages of the navigation have one title", () => {
  expect(new Set(pages.map(({ path }) => titleOf(parseRoute(path)))).size).toBe(pages.length);
});
