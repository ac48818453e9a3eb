import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { inspectOutput } from "./inspect-output";

const headers = { "Content-Security-Policy": "x", "X-Content-Type-Options": "x", "Referrer-Policy": "x" };
const good = {
  "output/config.json": JSON.stringify({ routes: [{ src: "/", headers }, { handle: "filesystem" }] }),
  "output/functions/api/count.func/.vc-config.json": JSON.stringify({
    runtime: "nodejs24.x",
    filePathMap: { "shared.js": "shared.js" },
  }),
  "output/static/_next/a.js": 'connect("http://127.0.0.1:3210")',
  "shared.js": "x".repeat(2 * 1024 * 1024),
};

function inspect(changed: Record<string, string> = {}) {
  const root = mkdtempSync(join(tmpdir(), "output-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries({ ...good, ...changed })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return inspectOutput(join(root, "output"), root, {
    runtime: "nodejs24.x",
    secrets: { AUTH_SECRET: "hunter2hunter2" },
    localAddresses: { COMPARE_ORIGIN: "http://localhost:4002" },
  });
}

test("what is as it should be is told in figures, files outside of the output included", () => {
  expect(inspect()).toEqual({
    facts: [
      "1 functions on nodejs24.x; the largest, api/count.func, has 2.0 MiB.",
      "1 static files, 0.0 MiB.",
    ],
    problems: [],
  });
});

test.each([
  [
    "a secret in a file for everybody, without its value",
    { "output/static/b.js": "key='hunter2hunter2'" },
    "static/b.js, which everybody can read, has the value of AUTH_SECRET.",
  ],
  [
    "an address of this machine that is none of the app's public ones",
    { "output/static/b.js": "http://localhost:4002/x http://localhost:4002/y" },
    "static/b.js has localhost:4002, the value of COMPARE_ORIGIN and an address of this machine.",
  ],
  [
    "a runtime that is discontinued",
    { "output/functions/old.func/.vc-config.json": JSON.stringify({ runtime: "nodejs20.x" }) },
    "The function old.func runs on nodejs20.x, not on nodejs24.x: set Node in the project's settings.",
  ],
  [
    "headers that got lost",
    {
      "output/config.json": JSON.stringify({
        routes: [{ headers: { ...headers, "Content-Security-Policy": undefined } }],
      }),
    },
    "No route sets the header content-security-policy: next.config's headers are not in the output.",
  ],
])("a problem: %s", (_what, changed, problem) => {
  expect(inspect(changed as Record<string, string>).problems).toEqual([problem]);
});
