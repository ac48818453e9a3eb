import { describe, expect, test } from "vitest";

import {
  isLoopbackOrigin,
  refuseForeignHost,
  refuseForeignOrigin,
  refuseForeignPage,
  refuseForeignReader,
} from "./guard";

const reading = (headers: Record<string, string>) => (name: string) => headers[name];
const statusFor = (headers: Record<string, string>, alsoNames?: string[]) =>
  refuseForeignHost(reading({ host: "127.0.0.1:3230", ...headers }), alsoNames)?.status;

describe("a host", () => {
  test.each(["localhost", "LOCALHOST:3000", "127.0.0.1:3230", "[::1]:3230"])("%s is answered", (host) => {
    expect(statusFor({ host })).toBeUndefined();
  });

  test.each([
    "evil.example",
    "evil.example:3230",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "0.0.0.0",
  ])("%s is not this machine", (host) => {
    expect(statusFor({ host })).toBe(421);
  });

  test.each([
    "",
    "user:password@127.0.0.1:3230",
    "user@localhost",
    "localhost/evil.example",
    "[::1",
    "localhost:x",
  ])('"%s" is no host', (host) => {
    expect(statusFor({ host })).toBe(400);
  });

  test("of the app is answered when it is known", () => {
    expect(statusFor({ host: "app.example" }, ["app.example"])).toBeUndefined();
    expect(statusFor({ host: "evil.example" }, ["app.example"])).toBe(421);
  });
});

describe("a forwarded name", () => {
  test.each([
    [{ "x-forwarded-host": "localhost:3001" }],
    [{ "x-forwarded-host": "localhost:3001, 127.0.0.1" }],
    [{ forwarded: 'for=127.0.0.1;host="localhost:3001"' }],
  ])("of this machine is answered: %o", (headers: Record<string, string>) => {
    expect(statusFor(headers)).toBeUndefined();
  });

  test.each([
    [{ "x-forwarded-host": "evil.example:3001" }],
    [{ "x-forwarded-host": "localhost, evil.example" }],
    [{ "x-forwarded-host": "user@localhost" }],
    [{ "x-original-host": "evil.example" }],
    [{ "x-forwarded-server": "evil.example" }],
    [{ forwarded: "for=1.2.3.4;host=evil.example" }],
    [{ forwarded: 'host=localhost, for=1.2.3.4; Host="evil.example:3001"' }],
  ])("of somebody else is not: %o", (headers: Record<string, string>) => {
    expect(statusFor(headers)).toBe(421);
  });
});

test.each([
  ["http://localhost:3000", true],
  ["https://127.0.0.1", true],
  ["http://localhost.evil.example", false],
  ["file://localhost", false],
  ["null", false],
])("a page on %s is on this machine: %s", (origin, isLocal) => {
  expect(isLoopbackOrigin(origin)).toBe(isLocal);
  expect(refuseForeignOrigin(reading({ origin }))?.status).toBe(isLocal ? undefined : 403);
});

test("only the service's own pages, and programs, are its pages", () => {
  const url = "http://localhost:3220";
  const statusOf = (headers: Record<string, string>) => refuseForeignPage(reading(headers), url)?.status;
  expect(statusOf({})).toBeUndefined();
  expect(statusOf({ origin: url, "sec-fetch-site": "same-origin" })).toBeUndefined();
  expect(statusOf({ "sec-fetch-site": "none" })).toBeUndefined();
  expect(statusOf({ origin: "http://localhost:3000" })).toBe(403);
  expect(statusOf({ origin: "null" })).toBe(403);
  expect(statusOf({ "sec-fetch-site": "cross-site" })).toBe(403);
});

test("a page that is read may be opened from elsewhere, and no more than opened", () => {
  const url = "http://localhost:3220";
  const statusOf = (headers: Record<string, string>) =>
    refuseForeignReader(reading({ "sec-fetch-site": "cross-site", ...headers }), url)?.status;
  expect(statusOf({ "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" })).toBeUndefined();
  expect(statusOf({ "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" })).toBe(403);
  expect(statusOf({ "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script" })).toBe(403);
  expect(
    statusOf({ "sec-fetch-mode": "navigate", "sec-fetch-dest": "document", origin: "https://evil.example" }),
  ).toBe(403);
  expect(refuseForeignReader(reading({}), url)).toBeUndefined();
});
