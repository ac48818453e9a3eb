import { expect, test } from "vitest";

import { startComponents } from "./support";

test("a migration goes through a table in batches, by itself", async () => {
  const { calls } = await startComponents();
  const texts = Array.from({ length: 8 }, (_, i) => `note ${i}`);
  for (const text of texts) await calls.mutation("ledgers:addToApp", { text });
  await calls.mutation("migrations:start");
  await expect
    .poll(() => calls.query<[{ state: string }]>("migrations:status"), { timeout: 20_000 })
    .toMatchObject([{ name: "migrations:addTitles", state: "success", processed: 8 }]);
  expect(await calls.query("migrations:titles")).toEqual(texts.map((text) => text.toUpperCase()));
});
