import { expect, test } from "vitest";
import { api } from "./_generated/api";
import { deployment } from "./test.setup";

test("counts from zero, each name for itself", async () => {
  const { t } = deployment();
  expect(await t.query(api.counter.get, { counterName: "clicks" })).toBe(0);
  expect(await t.mutation(api.counter.increment, { counterName: "clicks" })).toBe(1);
  expect(await t.mutation(api.counter.increment, { counterName: "clicks" })).toBe(2);
  expect(await t.query(api.counter.get, { counterName: "others" })).toBe(0);
});

test.each(["", "Clicks", "1st", "a".repeat(33), "a b"])("%j is no counter's name", async (counterName) => {
  const { t } = deployment();
  const refused = expect.objectContaining({
    data: expect.objectContaining({ code: "INVALID", field: "counterName" }),
  });
  await expect(t.query(api.counter.get, { counterName })).rejects.toEqual(refused);
  await expect(t.mutation(api.counter.increment, { counterName })).rejects.toEqual(refused);
});

test("GET /count answers the clicks", async () => {
  const { t } = deployment();
  await t.mutation(api.counter.increment, { counterName: "clicks" });
  const response = await t.fetch("/count", { method: "GET" });
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ clicks: 1 });
});
