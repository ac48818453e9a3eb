import { expect, test } from "vitest";
import { serviceEntries } from "./services/index";
import { misspelt } from "./misspelt";

const names = serviceEntries.flatMap(([, { variables }]) => variables.map(({ name }) => name));

test("no variable of a service is taken for another", () => {
  expect(names).not.toEqual([]);
  expect(misspelt(names)).toEqual([]);
});

test.each([
  ["NEXT_PUBLIC_CONVEXURL", "NEXT_PUBLIC_CONVEX_URL"],
  ["CONVEX_URL", "NEXT_PUBLIC_CONVEX_URL"],
  ["next_public_convex_url", "NEXT_PUBLIC_CONVEX_URL"],
  ["NEXT_PUBLIC_CONVEX_ULR", "NEXT_PUBLIC_CONVEX_URL"],
])("%s is nearly %s, and read by nobody", (name, meant) => {
  expect(misspelt([name])).toEqual([`${name} is read by nobody here. Is ${meant} meant?`]);
});

test("a variable of somebody's own is theirs", () => {
  expect(misspelt(["GREETING", "NEXT_PUBLIC_FEATURE", "E2E_CHROMIUM_PATH", "CONVEX_DEPLOY_KEY"])).toEqual([]);
});
