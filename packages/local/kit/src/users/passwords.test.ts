import { scryptSync } from "node:crypto";

import { expect, test } from "vitest";

import { hashPassword, verifyPassword } from "./passwords";

test("a password is known by its hash, which is another one each time", async () => {
  const [first, second] = [await hashPassword("correct horse"), await hashPassword("correct horse")];
  expect(first).not.toBe(second);
  expect(await verifyPassword("correct horse", first)).toBe(true);
  expect(await verifyPassword("correct horse", second)).toBe(true);
  expect(await verifyPassword("wrong horse", first)).toBe(false);
});

test.each([
  [32, 1024],
  [64, 16_384],
])("a hash that was kept without its cost, %i bytes long, still counts", async (length, cost) => {
  const salt = Buffer.from("0123456789abcdef");
  const key = scryptSync("correct horse", salt, length, { N: cost });
  const hash = `${salt.toString("base64url")}.${key.toString("base64url")}`;
  expect(await verifyPassword("correct horse", hash)).toBe(true);
  expect(await verifyPassword("wrong horse", hash)).toBe(false);
});

test("what is no hash is no password's", async () => {
  expect(await verifyPassword("", "")).toBe(false);
  expect(await verifyPassword("x", "x")).toBe(false);
});
