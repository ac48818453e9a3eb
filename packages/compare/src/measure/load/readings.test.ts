import { expect, test } from "vitest";
import type { Load } from "./load";
import { readingsOf } from "./readings";

const loaded: Load = {
  marks: { live: 300, liveAsViewer: null, row: null, answers: 120.5, blocked: 12 },
  vitals: { TTFB: 10, FCP: 90, LCP: 95 },
  fetched: [
    { url: "http://localhost/", type: "Document", bytes: 5000 },
    { url: "http://localhost/_next/static/a.js", type: "Script", bytes: 1000 },
    {
      url: "http://localhost/__clerk/npm/@clerk/clerk-js@6/dist/clerk.browser.js",
      type: "Script",
      bytes: 300,
    },
  ],
  socket: { open: 60, token: 80, query: 81, answer: null },
};

const values = () => {
  const split = (url: string) =>
    url.endsWith("a.js") ? { framework: 0.5, convex: 0.25, provider: 0.25, own: 0 } : undefined;
  return Object.fromEntries(readingsOf(loaded, split).map(({ id, value }) => [id, value]));
};

test("JavaScript is that of the build by family, and what the provider serves apart", () => {
  expect(values()).toMatchObject({
    javascript: 1300,
    "javascript-framework": 500,
    "javascript-convex": 250,
    "javascript-provider": 250,
    "javascript-hosted": 300,
    html: 5000,
    requests: 3,
  });
});

test("a page that never showed a row has no time for it", () => {
  expect(values()).not.toHaveProperty("first-row");
  expect(values()).toMatchObject({ live: 300, answers: 120.5, cls: 0 });
});

test("what the live data waited for is told in its order, up to where it came", () => {
  expect(values()).toMatchObject({ "socket-open": 60, "token-sent": 80, "query-asked": 81 });
  expect(values()).not.toHaveProperty("query-answered");
});
