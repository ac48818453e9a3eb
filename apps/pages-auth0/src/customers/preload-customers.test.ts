// @vitest-environment node
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { NextPageContext } from "next";
import { beforeEach, expect, test, vi } from "vitest";
import type { AnyQuery, QueryCall } from "@repo/convex-next";
import { preloadCustomers } from "./preload-customers";

const preloadForViewer = vi.hoisted(() => vi.fn<(call: QueryCall<AnyQuery>) => Promise<null>>());
vi.mock("../auth/server", () => ({ preloadForViewer }));

function visit(query: Record<string, string> = {}) {
  const req = new IncomingMessage(new Socket());
  const res = new ServerResponse(req);
  return { res, result: preloadCustomers({ req, res, query } as unknown as NextPageContext) };
}

beforeEach(() => {
  preloadForViewer.mockReset().mockResolvedValue(null);
});

test("the list is read as long as its address says", async () => {
  expect(await visit({ count: "100" }).result).toEqual({ preloaded: null });
  expect(preloadForViewer.mock.calls[0]?.[0].args).toMatchObject({
    paginationOpts: { numItems: 100 },
  });
});

test("a search is left to the browser", async () => {
  expect(await visit({ search: "ada" }).result).toEqual({ preloaded: null });
  expect(preloadForViewer).not.toHaveBeenCalled();
});

test("a login that the deployment does not know is answered with 403, and a page that says so", async () => {
  vi.spyOn(console, "error").mockReturnValue(undefined);
  preloadForViewer.mockRejectedValue(new Error("No auth provider found matching the given token"));
  const { res, result } = visit();
  expect(await result).toEqual({ forbidden: true });
  expect(res.statusCode).toBe(403);
});

test("what else fails is not hidden", async () => {
  preloadForViewer.mockRejectedValue(new Error("Server Error"));
  await expect(visit().result).rejects.toThrow("Server Error");
});
