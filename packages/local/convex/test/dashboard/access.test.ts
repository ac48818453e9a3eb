import { rawRequest } from "@repo/local-kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Deployment } from "../../src/index";
import { openDashboard, type Dashboard } from "../support/dashboard";
import { startTestDeployment } from "../support/deployment";

let deployment: Deployment;
let dashboard: Dashboard;
beforeAll(async () => {
  deployment = await startTestDeployment();
  dashboard = openDashboard(deployment);
});
afterAll(() => deployment.close());

const PAGES = [
  "/",
  "/tables/counters",
  "/functions",
  "/function?path=counter:increment",
  "/logs",
  "/logs.js",
  "/schedules",
  "/environment",
];

describe("the deployment's address", () => {
  test("tells a program Convex's sentence", async () => {
    const response = await fetch(deployment.url);
    expect(await response.text()).toBe("This Convex deployment is running. See https://docs.convex.dev/.");
  });

  test("leads a browser to its pages", async () => {
    const response = await fetch(deployment.url, {
      headers: { accept: "text/html,application/xhtml+xml,*/*;q=0.8" },
    });
    expect(response.url).toBe(`${deployment.url}/_local/`);
    expect(await response.text()).toContain("<h1");
    expect((await fetch(`${deployment.url}/_local`)).url).toBe(response.url);
  });
});

test.each(PAGES)("%s shows nothing to a page elsewhere", async (path) => {
  expect((await dashboard.open(path)).status).toBe(200);
  for (const headers of [
    { origin: "https://evil.example" },
    { origin: "http://localhost:3000" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script" },
    { "sec-fetch-site": "same-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" },
    { "x-forwarded-for": "192.0.2.1" },
    { forwarded: "for=192.0.2.1" },
  ]) {
    expect(await rawRequest(`${deployment.url}/_local${path}`, { headers })).toBe(403);
  }
  const refused = await dashboard.open(path, { origin: "http://localhost:3000" });
  expect(refused.headers.get("access-control-allow-origin")).toBeNull();
  expect(await rawRequest(`${deployment.url}/_local${path}`, { headers: { host: "evil.example" } })).toBe(
    421,
  );
});

test("a link elsewhere may lead to a page", async () => {
  const headers = {
    "sec-fetch-site": "cross-site",
    "sec-fetch-mode": "navigate",
    "sec-fetch-dest": "document",
  };
  // Not with `fetch`, which would be no navigation.
  expect(await rawRequest(`${deployment.url}/_local/functions`, { headers })).toBe(200);
});

const FOREIGN_FORMS: readonly Record<string, string>[] = [
  { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
  { origin: "http://localhost:3000", "sec-fetch-site": "same-site" },
  // A stored file, or an HTTP action, that is opened at the deployment's own address.
  { origin: "null", "sec-fetch-site": "cross-site" },
  { "x-forwarded-for": "192.0.2.1" },
];

test.each([
  ["/function?path=counter:increment", { args: '{"name":"stolen"}' }],
  ["/environment", { name: "DASHBOARD_STOLEN", value: "x" }],
  ["/environment/remove", { name: "DASHBOARD_STOLEN" }],
])("a form elsewhere does not reach %s", async (path, fields: Record<string, string>) => {
  for (const headers of FOREIGN_FORMS) {
    expect((await dashboard.submit(path, fields, headers)).status).toBe(403);
  }
  expect((await dashboard.open("/tables/counters")).text).not.toContain("stolen");
  expect(process.env.DASHBOARD_STOLEN).toBeUndefined();
});

test("only what a form sends is taken", async () => {
  for (const path of ["/function?path=counter:increment", "/environment"]) {
    const response = await fetch(`${deployment.url}/_local${path}`, { method: "POST", body: '{"name":"x"}' });
    expect(response.status).toBe(415);
  }
});

test("a page runs no script but the logs' own, is in no frame, and is kept nowhere", async () => {
  for (const path of [...PAGES, "/tables/nothing"]) {
    const { headers, markup } = await dashboard.open(path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      expect.stringMatching(/^style-src 'sha256-[\w+/=]+'$/),
      `script-src ${deployment.url}/_local/logs.js`,
      "connect-src 'self'",
      "img-src data:",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]);
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(markup).not.toMatch(/<script(?! type="module" src="\/_local\/logs\.js")|\son\w+=|\sstyle=/);
    expect(markup).not.toMatch(/\b(?:src|href|action)="(?!\/|#|data:,")/);
  }
});

test("no page has the admin key", async () => {
  for (const path of PAGES) {
    expect((await dashboard.open(path)).markup).not.toContain(deployment.adminKey);
  }
});

test("what others make the deployment answer is no page beside its own", async () => {
  const echoed = await fetch(`${deployment.url}/echo`, { method: "POST", body: "<script>alert(1)</script>" });
  expect(await echoed.text()).toBe("<script>alert(1)</script>");
  expect(echoed.headers.get("content-type")).toBe("application/octet-stream");
  expect(echoed.headers.get("x-content-type-options")).toBe("nosniff");
  const action = (url: string) => fetch(`${url}/files/a`);
  const beside = await action(`${deployment.url}/http`);
  expect(beside.headers.get("content-security-policy")).toMatch(/^sandbox(?! allow-same-origin)/);
  const atItsOwn = await action(deployment.siteUrl);
  expect(atItsOwn.headers.get("content-security-policy")).toBeNull();
});

test("what is not there is said on a page", async () => {
  for (const [path, said] of [
    ["/tables/nothing", "There is no table nothing."],
    ["/tables/_environment_variables", "There is no table _environment_variables."],
    ["/document?id=x", 'There is no document with the id "x".'],
    ["/function?path=counter:nothing", "There is no function counter:nothing."],
  ] as const) {
    const { status, text } = await dashboard.open(path);
    expect(status).toBe(404);
    expect(text).toContain(said);
  }
  expect((await dashboard.submit("/function?path=counter:nothing", { args: "{}" })).status).toBe(404);
});
