import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { api } from "./_generated/api";
import { ada, deployment } from "./test.setup";

// A bucket fills with time: here it stands still unless a test moves it. What is scheduled stands still, too.
beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000, toFake: ["Date", "setTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const clicks = { counterName: "clicks" };

async function countUntilRefused(
  click: () => Promise<unknown>,
): Promise<{ counted: number; refusal: unknown }> {
  for (let counted = 0; counted < 2000; counted++) {
    try {
      await click();
    } catch (refusal) {
      return { counted, refusal };
    }
  }
  throw new Error("2,000 clicks in no time were all counted.");
}

test("a flood of clicks is refused with the time to try again, and counts nothing more", async () => {
  const { t } = deployment();
  const { counted, refusal } = await countUntilRefused(() => t.mutation(api.counter.increment, clicks));
  expect(counted).toBe(150);
  expect(refusal).toMatchObject({
    data: {
      code: "RATE_LIMITED",
      message: "Too many clicks at once. Try again in 1 second.",
      retryAfter: 1,
    },
  });
  expect(await t.query(api.counter.get, clicks)).toBe(150);
  vi.advanceTimersByTime(1000);
  await t.mutation(api.counter.increment, clicks);
  expect(await t.query(api.counter.get, clicks)).toBe(151);
});

test("a person's flood is theirs alone, and visitors' is not a person's", async () => {
  const { t, login } = deployment();
  const first = login("ada", ada);
  const { counted } = await countUntilRefused(() => first.mutation(api.counter.increment, clicks));
  expect(counted).toBe(30);
  await t.mutation(api.counter.increment, clicks);
  await countUntilRefused(() => t.mutation(api.counter.increment, clicks));
  await login("bob").mutation(api.counter.increment, clicks);
});

test("made-up customers have a quota, by person, and nothing is added beyond it", async () => {
  const { t, login } = deployment();
  const first = login("ada", ada);
  for (let call = 0; call < 20; call++) await first.mutation(api.customers.addSamples, { count: 1000 });
  await expect(first.mutation(api.customers.addSamples, { count: 100 })).rejects.toMatchObject({
    data: {
      code: "RATE_LIMITED",
      message: "You have added as many made-up customers as one person may. Try again in 3 minutes.",
      retryAfter: 180,
    },
  });
  const total = await t.run(async (ctx) => (await ctx.db.query("customers").collect()).length);
  expect(total).toBe(20_000);
  await login("bob").mutation(api.customers.addSamples, { count: 1000 });
});
