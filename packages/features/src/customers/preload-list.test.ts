import type { OwnedPreload, QueryCall, AnyQuery } from "@repo/convex-next";
import { getFunctionName } from "convex/server";
import { expect, test, vi } from "vitest";
import { api } from "@repo/convex-backend/api";
import { preloadList } from "./preload-list";

/** A server whose deployment has the given answers, by the functions' names. */
function server(answers: Record<string, unknown>) {
  const preload = vi.fn<(call: QueryCall<AnyQuery>) => Promise<OwnedPreload<never> | null>>(
    async ({ name }) =>
      name in answers ? ({ owner: "alice", payload: { _valueJSON: answers[name] } } as never) : null,
  );
  return { preload, asked: () => preload.mock.calls.map(([{ name }]) => name) };
}

const page = getFunctionName(api.customers.page);
const count = getFunctionName(api.customers.count);
const pageWith = (isDone: boolean) => ({ page: [], isDone, continueCursor: "" });

test("a list that is longer than its first page is counted", async () => {
  const { preload, asked } = server({ [page]: pageWith(false), [count]: 10_000 });
  expect(await preloadList({ text: "", count: 50 }, preload)).toMatchObject({
    count: { payload: { _valueJSON: 10_000 } },
  });
  expect(asked()).toEqual([page, count]);
});

test("one that its first page has is not: its rows say how many there are", async () => {
  const { preload, asked } = server({ [page]: pageWith(true), [count]: 3 });
  expect(await preloadList({ text: "", count: 50 }, preload)).toMatchObject({ count: null });
  expect(asked()).toEqual([page]);
});

test("a page that the browser has to fetch, and a search, is left to it", async () => {
  const { preload, asked } = server({});
  expect(await preloadList({ text: "", count: 50 }, preload)).toBeNull();
  expect(await preloadList({ text: "ada", count: 50 }, preload)).toBeNull();
  expect(asked()).toEqual([page]);
});
