import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { cookieSuffix, lastLogin, takeLogin } from "./last-login";

test.each(["pk_test_c3RhbmRpbi5jbGVyay5hY2NvdW50cy5kZXYk", "pk_live_x", "pk_test_18"])(
  "the suffix for %s is the beginning of its SHA-1, in base64url",
  async (key) => {
    expect(await cookieSuffix(key)).toBe(createHash("sha1").update(key).digest("base64url").slice(0, 8));
  },
);

test("the last login is that of this instance, whatever other instances say", () => {
  const cookies = "__client_uat=7; __client_uat_other123=9; __client_uat_ours-123=8; a=b";
  expect(lastLogin(cookies, "ours-123")).toBe("8");
});

test.each([
  "",
  "__client_uat_ours-123=0",
  "__client_uat_ours-123=",
  "__client_uat=7; __client_uat_other123=9",
])("%j says that nobody is signed in", (cookies) => {
  expect(lastLogin(cookies, "ours-123")).toBeNull();
});

test("a tab follows each login once", () => {
  const kept = new Map<string, string>();
  const memory = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  expect(["7", "7", "8", "8"].map((login) => takeLogin(login, memory))).toEqual([true, false, true, false]);
});
