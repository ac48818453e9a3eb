import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { devPorts } from "../ports/ports";
import { convex } from "../testing/samples/convex";
import { identitySamples, without } from "../testing/samples/index";
import { temporaryRoot } from "../testing/stack-fixture";
import { checkBrowser } from "./browser";
import { checkEnvFile } from "./env-file";
import { checkDevPorts } from "./ports";
import { checkServices } from "./services";
import { checkState } from "./state";

describe("services", () => {
  test("are local when nothing is set", () => {
    expect(new Set(checkServices({}).map(({ status }) => status))).toEqual(new Set(["local"]));
  });

  test.each(identitySamples)("half configured are problems that name the missing variables: $name", (it) => {
    const [missing = "", ...others] = Object.keys(it.sample.real);
    const check = checkServices(without(it.sample.real, missing)).find(
      ({ subject }) => subject === it.service.title,
    );
    expect(others).not.toEqual([]);
    expect(check).toMatchObject({ status: "problem", found: expect.stringContaining(missing) });
  });

  test("that cannot work together are a problem", () => {
    expect(checkServices(convex.real).at(-1)).toMatchObject({ subject: "Combination", status: "problem" });
  });
});

test("a port held by somebody else is a problem that names the process", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const checks = await checkDevPorts({}, { ...devPorts, convex: port }, []);
  const check = checks.find(({ subject }) => subject === `Port ${port}`);
  expect(check).toMatchObject({ status: "problem" });
  expect(check?.found).toContain(`process ${process.pid}`);
});

describe("the browser", () => {
  test("is the one that was chosen", () => {
    expect(checkBrowser({ E2E_CHROMIUM_PATH: process.execPath })).toMatchObject({ status: "ok" });
  });

  test("that was chosen but does not exist is a problem", () => {
    expect(checkBrowser({ E2E_CHROMIUM_PATH: "/no/such/browser" })).toMatchObject({ status: "problem" });
  });

  test("need not be there: the journeys download one", () => {
    const empty = { E2E_CHROMIUM_PATH: "", PLAYWRIGHT_BROWSERS_PATH: "/no/such/cache" };
    expect(checkBrowser(empty).status).not.toBe("problem");
  });
});

describe("the configuration file", () => {
  test("that sets nothing by a mistake is a problem that names the line", () => {
    const file = join(temporaryRoot({ onTestFinished }), ".env.local");
    writeFileSync(file, "NEXT_PUBLIC_CONVEX_URL: example.convex.cloud\n");
    expect(checkEnvFile(file).checks).toMatchObject([{ subject: ".env.local", status: "problem" }]);
    expect(checkEnvFile(file).checks[0]?.found).toContain("line 1");
  });

  test("with a variable that is nearly one of a service's is noted", () => {
    const file = join(temporaryRoot({ onTestFinished }), ".env.local");
    writeFileSync(file, "NEXT_PUBLIC_CONVEXURL=https://happy-otter-123.convex.cloud\n");
    expect(checkEnvFile(file).checks).toMatchObject([
      { status: "ok", found: expect.stringContaining("1 variable;") },
      { status: "note", found: expect.stringContaining("Is NEXT_PUBLIC_CONVEX_URL meant?") },
    ]);
  });

  test("under a name that nobody reads is noted", () => {
    const root = temporaryRoot({ onTestFinished });
    writeFileSync(join(root, ".env"), "GREETING=hello\n");
    expect(checkEnvFile(join(root, ".env.local")).checks).toMatchObject([
      { subject: ".env.local", status: "ok" },
      { subject: ".env", status: "note" },
    ]);
  });
});

describe("the state", () => {
  test("is well when there is none, and when it is a folder that can be written", () => {
    const root = temporaryRoot({ onTestFinished });
    expect(checkState(root, [])).toMatchObject({ status: "ok", found: "None yet." });
    mkdirSync(join(root, ".stack"));
    expect(checkState(root, [])).toMatchObject({ status: "ok" });
  });

  // Root may write everywhere, so a file stands here for a folder that is somebody else's.
  test("that no start could use is a problem that says what to do", () => {
    const root = temporaryRoot({ onTestFinished });
    writeFileSync(join(root, ".stack"), "");
    const check = checkState(root, []);
    expect(check).toMatchObject({ status: "problem", found: expect.stringContaining("Move it away") });
    expect(check.found).not.toContain("\n");
  });
});
