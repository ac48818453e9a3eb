import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { concernsWithSource } from "./concerns";
import { root } from "./files/list";
import { withConcerns, withoutPadding } from "./readme";

test("README's table is that of the concerns; renew it with: pnpm --filter @repo/compare readme", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  expect(withoutPadding(readme)).toBe(withoutPadding(withConcerns(readme, concernsWithSource)));
});

test("a README without a place for the table is named", () => {
  expect(() => withConcerns("# Title", concernsWithSource)).toThrow("has no place for the table");
});
