import { expect, test, vi } from "vitest";
import { readAllCustomers } from "./read-customers";

const options = { url: "http://127.0.0.1:1", token: "the.id.token" };

/** A deployment with so many customers, numbered; its cursors are their numbers. @returns the sizes asked for */
function deployment(total: number): number[] {
  const sizes: number[] = [];
  vi.stubGlobal("fetch", async (_input: string, init: { body: string }) => {
    const { args } = JSON.parse(init.body) as {
      args: [{ paginationOpts: { numItems: number; cursor: string | null } }];
    };
    const { numItems, cursor } = args[0].paginationOpts;
    sizes.push(numItems);
    const start = Number(cursor ?? 0);
    const end = Math.min(start + numItems, total);
    const page = Array.from({ length: end - start }, (_, index) => ({ name: `Customer ${start + index}` }));
    return Response.json({
      status: "success",
      value: { page, isDone: end === total, continueCursor: String(end) },
    });
  });
  return sizes;
}

test("all customers are read, in bounded batches, once each and in order", async () => {
  const sizes = deployment(1201);
  const customers = await readAllCustomers(options);
  expect(customers.map(({ name }) => name)).toEqual(
    Array.from({ length: 1201 }, (_, index) => `Customer ${index}`),
  );
  expect(sizes).toEqual([500, 500, 500]);
});

test("somebody without customers has none", async () => {
  deployment(0);
  expect(await readAllCustomers(options)).toEqual([]);
});
