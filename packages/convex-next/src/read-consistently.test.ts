import { makeFunctionReference } from "convex/server";
import { afterEach, expect, test, vi } from "vitest";
import { readConsistently } from "./read-consistently";
import { publicCall } from "./query-call";

afterEach(() => {
  vi.unstubAllGlobals();
});

const call = (name: string) => publicCall(makeFunctionReference<"query">(name), {});
const options = { url: "http://127.0.0.1:1", token: "the.id.token" };

/** A deployment whose clock moves on with every request, and which forgets the first so many moments. */
function deployment({ forgets = 0 } = {}) {
  let clock = 0;
  const requests: { path: string; authorization: string | null }[] = [];
  vi.stubGlobal("fetch", async (input: string, init: { headers?: HeadersInit; body?: string }) => {
    clock++;
    const path = new URL(input).pathname;
    requests.push({ path, authorization: new Headers(init.headers).get("authorization") });
    if (path === "/api/query_ts") return Response.json({ ts: `moment ${clock}` });
    if (forgets-- > 0) return Response.json({ code: "TimestampTooOld", message: "Gone." }, { status: 400 });
    const { ts } = JSON.parse(init.body ?? "") as { ts: string };
    return Response.json({ status: "success", value: ts });
  });
  return requests;
}

test("all queries run at one moment, with the token", async () => {
  const requests = deployment();
  const moments = await readConsistently(options, async (read) => [
    ...(await Promise.all([read(call("a:b")), read(call("c:d"))])),
    await read(call("e:f")),
  ]);
  expect(moments).toEqual(["moment 1", "moment 1", "moment 1"]);
  const [first, ...rest] = requests;
  expect(first?.path).toBe("/api/query_ts");
  expect(rest).toHaveLength(3);
  for (const request of rest) {
    expect(request).toEqual({ path: "/api/query_at_ts", authorization: "Bearer the.id.token" });
  }
});

test("each reading has a moment of its own", async () => {
  deployment();
  const read = () => readConsistently(options, (read) => read(call("a:b")));
  expect(await read()).not.toBe(await read());
});

test("begins again, with every query, when the deployment no longer knows the moment", async () => {
  deployment({ forgets: 1 });
  const moments = await readConsistently(options, async (read) => [
    await read(call("a:b")),
    await read(call("c:d")),
  ]);
  expect(moments).toEqual(["moment 3", "moment 3"]);
});

test("does not begin again for ever", async () => {
  const requests = deployment({ forgets: Infinity });
  await expect(readConsistently(options, (read) => read(call("a:b")))).rejects.toThrow("TimestampTooOld");
  // Each of five attempts asks for a moment and then for the data.
  expect(requests).toHaveLength(10);
});
