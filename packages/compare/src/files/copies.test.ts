import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { App } from "../concern";
import { findCopies, type SourceFile } from "./copies";
import { filesBelow, root } from "./list";

const sourcesOf = (app: App): SourceFile[] =>
  filesBelow(`apps/${app}/src`)
    .filter((path) => /\.(?:tsx?|css)$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, "apps", app, "src", path), "utf8") }));

test("no file stands in both apps with the same content: what is the same stands once, in a package", () => {
  expect(findCopies(sourcesOf("pages-auth0"), sourcesOf("app-clerk"))).toEqual([]);
});

describe("a copy", () => {
  const text = Array.from({ length: 9 }, (_, line) => `export const value${line} = ${line};`).join("\n");
  const copies = (other: string) =>
    findCopies([{ path: "a.ts", text }], [{ path: "elsewhere/b.ts", text: other }]);

  test("is found under another name, with a directive, comments and other white space", () => {
    const other = `"use client";\n\n/** Says why. */\n${text.replaceAll("\n", "\n  // A remark.\n  ")}\n`;
    expect(copies(other)).toEqual([{ pagesAuth0: "a.ts", appClerk: "elsewhere/b.ts" }]);
  });

  test("is not what differs in a word", () => {
    expect(copies(text.replace("value3", "three"))).toEqual([]);
  });

  test("is not wiring of a few lines", () => {
    const wiring = { path: "a.ts", text: text.split("\n").slice(1).join("\n") };
    expect(findCopies([wiring], [wiring])).toEqual([]);
  });
});
