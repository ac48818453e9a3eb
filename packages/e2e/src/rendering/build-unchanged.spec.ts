import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "../fixtures";

test("a server that serves pages writes none of them into its build", async ({ page, app }) => {
  for (const path of ["/prefetch", "/rendering/static", "/customers/new"]) {
    expect((await page.request.get(path)).status(), path).toBe(200);
  }
  const folder = dirname(createRequire(import.meta.url).resolve(`${app.name}/package.json`));
  const pages = join(folder, ".next/server/route-cache");
  // It would be served beside the next build, whose scripts have other names.
  expect(existsSync(pages), `delete ${dirname(dirname(pages))}, and see who wrote ${pages}`).toBe(false);
});
