// @vitest-environment node
import { ConvexError } from "convex/values";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import { readJsonBody } from "./json-body";
import { apiRoute } from "./route";

const ADDRESS = "http://localhost:3000/api/things";
const schema = z.strictObject({ name: z.string() });
const route = apiRoute({
  GET: async () => Response.json({ things: 1 }),
  POST: async (request) => Response.json(await readJsonBody(request, schema), { status: 201 }),
});
const send = (init: RequestInit) => route(new Request(ADDRESS, init), undefined);
const post = (body: string, type = "application/json", headers = {}) =>
  send({ method: "POST", body, headers: { "Content-Type": type, ...headers } });

test("answers by method, never cached; any other is told which there are", async () => {
  const answer = await send({});
  expect([answer.status, await answer.json()]).toEqual([200, { things: 1 }]);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect((await send({ method: "HEAD" })).status).toBe(200);

  const refused = await send({ method: "DELETE" });
  expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD, POST"]);
  expect(refused.headers.get("cache-control")).toBe("no-store");
  expect(await refused.json()).toEqual({ error: "DELETE is not allowed here; use GET or POST." });
});

test("a method that Request has no room for is refused like any other", async () => {
  const request = { method: "TRACE", url: ADDRESS, headers: new Headers(), body: null };
  expect((await route(request, undefined)).status).toBe(405);
});

test("a body is read as JSON of the right shape", async () => {
  const answer = await post('{"name":"Ada 🎉"}', "Application/JSON; charset=utf-8");
  expect([answer.status, await answer.json()]).toEqual([201, { name: "Ada 🎉" }]);
});

test.each([
  ["{", "application/json", 400, /not JSON/],
  ["", "application/json", 400, /not JSON/],
  ["[]", "application/json", 400, /object/],
  ['{"name":"Ada","id":1}', "application/json", 400, /id/],
  ["{}", "text/plain", 415, /application\/json/],
  [JSON.stringify({ name: "A".repeat(40_000) }), "application/json", 413, /32 KiB/],
])("%.20s as %s is %i", async (body, type, status, error) => {
  const answer = await post(body, type);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ error: expect.stringMatching(error) });
});

test("another site's page may change nothing", async () => {
  const origin = { origin: "http://evil.example", host: "localhost:3000" };
  expect((await post('{"name":"Ada"}', "application/json", origin)).status).toBe(403);
  const own = { origin: "http://localhost:3000", host: "localhost:3000" };
  expect((await post('{"name":"Ada"}', "application/json", own)).status).toBe(201);
});

test("a flood is told when to try again, and so is whoever meets a silent deployment", async () => {
  vi.spyOn(console, "error").mockReturnValue();
  const answer = async (error: unknown) => {
    const failing = apiRoute({
      GET: async () => {
        throw error;
      },
    });
    const { status, headers } = await failing(new Request(ADDRESS), undefined);
    return [status, headers.get("retry-after")];
  };
  const data = { code: "RATE_LIMITED", message: "Too many clicks at once.", retryAt: 0, retryAfter: 2 };
  expect(await answer(new ConvexError(data))).toEqual([429, "2"]);
  expect(await answer(new DOMException("late", "TimeoutError"))).toEqual([503, "5"]);
});
