import { expect, test } from "vitest";
import { api } from "./_generated/api";
import { deployment } from "./test.setup";

test("counts from zero", async () => {
  const { t } = deployment();
  expect(await t.query(api.counter.get, { counterName: "clicks" })).toBe(0);
  expect(await t.mutation(api.counter.increment, { counterName: "clicks" })).toBe(1);
  expect(await t.mutation(api.counter.increment, { counterName: "clicks" })).toBe(2);
  expect(await t.query(api.counter.get, { counterName: "clicks" })).toBe(2);
});

test.each(["", "Clicks", "others", "constructor"])(
  "%j is no counter, and nobody can make it one",
  async (counterName) => {
    const { t } = deployment();
    const refused = expect.objectContaining({
      data: {
        code: "INVALID",
        field: "counterName",
        message: "There is no counter with this name. Known counters: clicks.",
      },
    });
    await expect(t.query(api.counter.get, { counterName })).rejects.toEqual(refused);
    await expect(t.mutation(api.counter.increment, { counterName })).rejects.toEqual(refused);
    expect(await t.run((ctx) => ctx.db.query("counters").collect())).toEqual([]);
  },
);

test("GET /count answers the clicks", async () => {
  const { t } = deployment();
  await t.mutation(api.counter.increment, { counterName: "clicks" });
  const response = await t.fetch("/count", { method: "GET" });
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ clicks: 1 });
});
