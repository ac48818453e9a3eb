import { expect, test } from "vitest";
import { familyOf } from "./families";
import { sharesOf } from "./split";

test.each([
  ["framework", "react-dom"],
  ["framework", "the bundler"],
  ["convex", "convex-helpers"],
  ["provider", "@auth0/auth0-react"],
  ["provider", "@clerk/shared"],
  ["own", "packages/convex-next"],
  ["own", "lucide-react"],
] as const)("%s: %s", (family, name) => {
  expect(familyOf(name)).toBe(family);
});

test("the bytes of a chunk divide, and nothing is lost", () => {
  expect(sharesOf({ next: 50, react: 25, convex: 15, "packages/ui": 10 })).toEqual({
    framework: 0.75,
    convex: 0.15,
    provider: 0,
    own: 0.1,
  });
  expect(sharesOf({})).toEqual({ framework: 0, convex: 0, provider: 0, own: 0 });
});
