import { expect, test } from "vitest";
import { filesOf, linesOf, namesProvider, namesRouter, partsByFolder, ships } from "./source-lines";

const files = ["env.ts", "auth/server.ts", "auth/views/custom.tsx"].map((path) => ({
  path,
  text: "a\n\nb\n",
}));

test("blank lines do not count", () => {
  expect(linesOf(files)).toHaveLength(6);
});

test("tests and what they use do not ship", () => {
  expect(
    ["a.ts", "a.test.ts", "b/a.test.tsx", "testing/session.tsx"].map((path) => ships({ path, text: "" })),
  ).toEqual([true, false, false, false]);
});

test("the longer entry has the file that two cover", () => {
  const parts = [
    { id: "auth", name: "auth", entries: ["auth/"] },
    { id: "views", name: "views", entries: ["auth/views/"] },
  ];
  expect(parts.map((part) => filesOf(part, parts, files).map(({ path }) => path))).toEqual([
    ["auth/server.ts"],
    ["auth/views/custom.tsx"],
  ]);
});

test("without concerns there is a part for each folder", () => {
  expect(partsByFolder(files).map(({ id }) => id)).toEqual(["auth", "env.ts"]);
});

test("lines that name a provider or import of a router are told apart", () => {
  expect(namesProvider('import { useAuth0 } from "@auth0/auth0-react";')).toBe(true);
  expect(namesProvider("const author = 0;")).toBe(false);
  expect(namesRouter('import { useRouter } from "next/router";')).toBe(true);
  expect(namesRouter('import { x } from "./next/router";')).toBe(false);
});
