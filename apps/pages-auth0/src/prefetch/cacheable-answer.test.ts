// @vitest-environment node
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { makeAnswerCacheable, CACHEABLE_HEADER } from "./cacheable-answer";

const DATA = "/_next/data/build/prefetch/rows/server.json?try=1";

function headersFor(url: string, headers: Record<string, string>) {
  const req = Object.assign(new IncomingMessage(new Socket()), { url, headers, cookies: {} });
  const res = new ServerResponse(req);
  res.setHeader("Vary", "Accept-Encoding");
  makeAnswerCacheable({ req, res });
  return { cacheControl: res.getHeader("cache-control"), vary: String(res.getHeader("vary")) };
}

test("the answer to a request that asks for it may be kept, for the same cookies, by this browser, briefly", () => {
  const { cacheControl, vary } = headersFor(DATA, { [CACHEABLE_HEADER]: "1" });
  expect(cacheControl).toBe("private, max-age=15");
  expect(vary).toContain("Cookie");
  expect(vary).toContain("Accept-Encoding");
});

test.each([
  ["the click's own request", DATA, {}],
  ["the page itself", "/prefetch/rows/server?try=1", { [CACHEABLE_HEADER]: "1" }],
])("%s gets an answer like any other", (_, url, headers) => {
  expect(headersFor(url, headers)).toEqual({ cacheControl: undefined, vary: "Accept-Encoding" });
});
