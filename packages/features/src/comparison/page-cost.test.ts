import { expect, test } from "vitest";
import { pageCost, type SeenRequest } from "./page-cost";

const request = (name: string, initiatorType: string, size: number, transferSize = size): SeenRequest => ({
  name: `http://localhost:3000${name}`,
  initiatorType,
  startTime: 0,
  encodedBodySize: size,
  transferSize,
});

test("a load takes its document, and a script that was preloaded counts once", () => {
  const requests = [
    request("/_next/a.js", "link", 100),
    request("/_next/a.js", "script", 100, 0),
    request("/_next/a.css", "link", 30),
    request("/data", "fetch", 7),
  ];
  expect(pageCost(requests, { encodedBodySize: 1000, transferSize: 1300 })).toEqual({
    requests: 4,
    scriptBytes: 100,
    pageBytes: 1000,
    transferredBytes: 1437,
  });
});

test.each(["/_next/data/build/customers.json", "/customers?_rsc=abc"])(
  "a step of the router takes what the router fetched: %s",
  (name) => {
    expect(pageCost([request(name, "fetch", 500), request("/other", "fetch", 1)], undefined)).toMatchObject({
      requests: 2,
      pageBytes: 500,
    });
  },
);
