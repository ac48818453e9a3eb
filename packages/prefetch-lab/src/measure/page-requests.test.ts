import { expect, test } from "vitest";
import { askedServer, type RequestTiming } from "./page-requests";

const click = { id: 7, origin: "http://app.test", from: 100, to: 300 };
const request: RequestTiming = {
  name: "http://app.test/prefetch/rows/server?try=7&_rsc=abc",
  startTime: 110,
  transferSize: 900,
  decodedBodySize: 600,
};

test.each([
  ["the page's data", {}],
  ["the Pages Router's data", { name: "http://app.test/_next/data/build/rows/server.json?try=7" }],
  ["an answer without a body", { transferSize: 0, decodedBodySize: 0 }],
])("the server was asked: %s", (_, change) => {
  expect(askedServer([{ ...request, ...change }], click)).toBe(true);
});

test.each([
  ["a prefetch before the click", { startTime: 99 }],
  ["a request after the rows", { startTime: 301 }],
  ["another try's page", { name: "http://app.test/prefetch/rows/server?try=70" }],
  ["code", { name: "http://app.test/_next/static/chunks/1.js" }],
  ["the deployment", { name: "http://convex.test/api/query?try=7" }],
  ["an answer from the browser's cache", { transferSize: 0 }],
])("the server was not asked: %s", (_, change) => {
  expect(askedServer([{ ...request, ...change }], click)).toBe(false);
});
