// @vitest-environment node
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { keepWarmAnswer, WARM_HEADER } from "./warm-answer";

const DATA = "/_next/data/build/prefetch/rows/server.json?try=1";

function headersFor(url: string, headers: Record<string, string>) {
  const req = Object.assign(new IncomingMessage(new Socket()), { url, headers, cookies: {} });
  const res = new ServerResponse(req);
  res.setHeader("Vary", "Accept-Encoding");
  keepWarmAnswer({ req, res });
  return { cacheControl: res.getHeader("cache-control"), vary: String(res.getHeader("vary")) };
}

test("a warm request's answer may be kept, for the same cookies, by this browser, briefly", () => {
  const { cacheControl, vary } = headersFor(DATA, { [WARM_HEADER]: "1" });
  expect(cacheControl).toBe("private, max-age=15");
  expect(vary).toContain("Cookie");
  expect(vary).toContain("Accept-Encoding");
});

test.each([
  ["the click's own request", DATA, {}],
  ["the page itself", "/prefetch/rows/server?try=1", { [WARM_HEADER]: "1" }],
])("%s gets an answer like any other", (_, url, headers) => {
  expect(headersFor(url, headers)).toEqual({ cacheControl: undefined, vary: "Accept-Encoding" });
});
