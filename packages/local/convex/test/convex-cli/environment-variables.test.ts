import { temporaryDirectory } from "@repo/local-kit/testing";
import { expect, onTestFinished, test } from "vitest";

import { startProject } from "../support/convex-cli";
import { startTestDeployment } from "../support/deployment";
import { copyFunctions } from "../support/functions-copy";

/** Functions that read CLI_GREETING when they load and when they run. */
async function functionsWithGreeting(): Promise<string> {
  const copy = await copyFunctions();
  await copy.write(
    "greeting.ts",
    `import { query } from "./builders";
     const loaded = process.env.CLI_GREETING ?? "none";
     export const get = query({ args: {}, handler: () => [loaded, process.env.CLI_GREETING ?? "none"] });`,
  );
  return copy.dir;
}

test("are set, listed, seen by functions and removed, and survive a restart", async () => {
  const options = { stateDir: temporaryDirectory(), functionsDir: await functionsWithGreeting() };
  const first = await startTestDeployment(options);
  const project = await startProject(first);
  expect(await project.convex("env", "set", "CLI_GREETING", "hello")).toMatchObject({ code: 0 });
  expect(await project.convex("env", "set", "CLI_OTHER=a b")).toMatchObject({ code: 0 });
  const { stdout: listed } = await project.convex("env", "list", "--include-values");
  expect(listed).toBe("CLI_GREETING=hello\nCLI_OTHER=a b\n");
  await first.close();
  expect(process.env.CLI_GREETING).toBeUndefined();

  const second = await startTestDeployment(options);
  onTestFinished(() => second.close());
  const later = await startProject(second);
  const { stdout: seen } = await later.convex("run", "greeting:get");
  expect(JSON.parse(seen)).toEqual(["hello", "hello"]);
  expect(await later.convex("env", "get", "CLI_GREETING")).toMatchObject({ stdout: "hello\n" });
  expect(await later.convex("env", "remove", "CLI_GREETING")).toMatchObject({ code: 0 });
  const { stdout: removed } = await later.convex("run", "greeting:get");
  expect(JSON.parse(removed)).toEqual(["none", "none"]);
});

test("what the process was started with shows again once nothing is set", async () => {
  const functionsDir = await functionsWithGreeting();
  const deployment = await startTestDeployment({ functionsDir, env: { CLI_GREETING: "from the start" } });
  onTestFinished(async () => {
    await deployment.close();
    delete process.env.CLI_GREETING;
  });
  const project = await startProject(deployment);
  await project.convex("env", "set", "CLI_GREETING", "set");
  expect(process.env.CLI_GREETING).toBe("set");
  await project.convex("env", "remove", "CLI_GREETING");
  expect(process.env.CLI_GREETING).toBe("from the start");
});

test("that the functions do not load with are refused, and nothing changes", async () => {
  const copy = await copyFunctions();
  await copy.write("needy.ts", `if (process.env.CLI_BROKEN) throw new Error("broken by its environment");`);
  const deployment = await startTestDeployment({ functionsDir: copy.dir });
  onTestFinished(() => deployment.close());
  const project = await startProject(deployment);
  const { code, stderr } = await project.convex("env", "set", "CLI_BROKEN", "1");
  expect(code).toBe(1);
  expect(stderr).toContain("The functions do not load with this environment");
  expect(stderr).toContain("broken by its environment");
  expect(process.env.CLI_BROKEN).toBeUndefined();
  expect(await project.convex("env", "list")).toMatchObject({ stdout: "" });
});

test.each([
  ["CONVEX_CLOUD_URL", "is the deployment's own"],
  ["1ST", "is no name for an environment variable"],
])("a name that Convex does not take is refused: %s", async (name, reason) => {
  const deployment = await startTestDeployment();
  onTestFinished(() => deployment.close());
  const project = await startProject(deployment);
  const { code, stderr } = await project.convex("env", "set", name, "x");
  expect(code).toBe(1);
  expect(stderr).toContain(reason);
});
