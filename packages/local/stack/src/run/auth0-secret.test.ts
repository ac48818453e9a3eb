import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { auth0Secret } from "./auth0-secret";
import { temporaryRoot } from "../testing/stack-fixture";

describe("the Auth0 cookie secret", () => {
  test("is made once, kept, and for its owner's eyes only", (context) => {
    const dir = temporaryRoot(context);
    const made = auth0Secret(dir);
    expect(made).toMatch(/^[0-9a-f]{64}$/);
    expect(auth0Secret(dir)).toBe(made);
    expect(readdirSync(dir)).toEqual(["auth0-secret"]);
    expect(statSync(join(dir, "auth0-secret")).mode & 0o777).toBe(0o600);
  });

  test.for([
    ["empty", ""],
    ["half", "0123456789abcdef"],
    ["something else", "g".repeat(64)],
  ] as const)("that is %s is made anew", ([, content], context) => {
    const dir = temporaryRoot(context);
    writeFileSync(join(dir, "auth0-secret"), content);
    const made = auth0Secret(dir);
    expect(made).toMatch(/^[0-9a-f]{64}$/);
    expect(readFileSync(join(dir, "auth0-secret"), "utf8")).toBe(made);
  });
});
