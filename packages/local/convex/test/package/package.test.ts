import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

import { createProject, lintTarball, packPackage, run } from "@repo/packaging/project";
import { filesIn, importsIn, packageOf, readManifest, unknownImportsIn } from "@repo/packaging/published";
import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { connect, subscribe } from "../support/clients";
import { command, shell, startInProject } from "./started";

const PACKAGE = path.resolve(import.meta.dirname, "../..");
const TSC = path.join(createRequire(import.meta.url).resolve("typescript/package.json"), "../bin/tsc");

const list = makeFunctionReference<"query", Record<string, never>, string[]>("notes:list");
const add = makeFunctionReference<"mutation", { text: string }, string>("notes:add");
const whereItRuns = makeFunctionReference<"query", Record<string, never>, string>("notes:whereItRuns");
const forever = makeFunctionReference<"query">("notes:forever");
const sha256 = makeFunctionReference<"action", { text: string }, string>("digest:sha256");
const hasTicked = makeFunctionReference<"query", Record<string, never>, boolean>("ticks:hasTicked");

let tarball: string;
let project: Awaited<ReturnType<typeof createProject>>;
/** The package as it is installed in the project. */
let installed: string;

beforeAll(async () => {
  tarball = await packPackage(PACKAGE);
  const parts = [path.join(import.meta.dirname, "project")];
  project = await createProject({ root: PACKAGE, tarball, parts, dependencies: ["convex"] });
  installed = path.join(project.folder, "node_modules/@repo/convex-local");
});

afterAll(() => project.remove());

describe("the tarball", () => {
  test("has nothing that publint objects to", async () => {
    expect(await lintTarball(tarball)).toEqual([]);
  });

  test("depends on what it imports, in real versions, and on nothing else", () => {
    const { dependencies, peerDependencies } = readManifest(installed);
    const ranges = Object.values({ ...dependencies, ...peerDependencies });
    expect(ranges.filter((range) => !/^\^?\d+\.\d+\.\d+$/.test(range))).toEqual([]);
    expect(unknownImportsIn(installed)).toEqual([]);
    const imported = new Set(importsIn(installed).map(({ name }) => packageOf(name)));
    const declared = Object.keys({ ...dependencies, ...peerDependencies });
    expect(declared.filter((name) => !imported.has(name))).toEqual([]);
  });

  test("is plain JavaScript, with declarations, and brings nothing that runs TypeScript", () => {
    expect(filesIn(installed).filter((file) => /(?<!\.d)\.[mc]?tsx?$/.test(file))).toEqual([]);
    const brought = filesIn(path.join(project.folder, "node_modules/.pnpm"));
    expect(brought.filter((file) => file.startsWith("esbuild@") && !file.includes("/"))).not.toEqual([]);
    expect(brought.filter((file) => file.startsWith("tsx@"))).toEqual([]);
  });
});

describe("a project that has convex and the package alone", () => {
  let started: Awaited<ReturnType<typeof startInProject>>;
  let client: ConvexHttpClient;

  beforeAll(async () => {
    started = await startInProject(project.folder, "--functions", "convex", "--state", "state", "--watch");
    client = new ConvexHttpClient(started.url, { logger: false });
  });

  afterAll(() => started.stop());

  test("runs its queries, mutations, actions in Node, and crons", async () => {
    await client.mutation(add, { text: "kept" });
    expect(await client.query(list, {})).toEqual(["kept"]);
    expect(await client.action(sha256, { text: "" })).toMatch(/^e3b0c44298fc1c14/);
    await subscribe(connect(started.url), hasTicked, {}).until((value) => value);
  });

  test("names a function's source in a stack trace", async () => {
    expect(await client.query(whereItRuns, {})).toMatch(/\Wconvex\/notes\.ts:\d+:\d+/);
  });

  test("ends a call that computes for ever, and nothing else", async () => {
    await expect(client.query(forever, {})).rejects.toThrow("timed out (maximum duration: 1s)");
    expect(await client.query(list, {})).toEqual(["kept"]);
  });

  test("shows a changed function at once", async () => {
    const shown = subscribe(connect(started.url), list, {});
    await shown.until((notes) => notes.join() === "kept");
    const file = path.join(project.folder, "convex/notes.ts");
    const source = await readFile(file, "utf8");
    await writeFile(file, source.replace("=> text)", "=> text.toUpperCase())"));
    await shown.until((notes) => notes.join() === "KEPT");
  });

  test("takes the Convex CLI, with the key that it prints", async () => {
    const convexLocal = command(project.folder, "convex-local");
    const keyFlags = ["--state", "state", "--print-admin-key"];
    const key = await run(convexLocal, keyFlags, { cwd: project.folder, env: shell() });
    const printed = await run(command(project.folder, "convex"), ["run", "notes:add", '{"text":"added"}'], {
      cwd: project.folder,
      env: shell({
        CONVEX_SELF_HOSTED_URL: started.url,
        CONVEX_SELF_HOSTED_ADMIN_KEY: key.trim(),
        // What the command would ask and tell on the internet.
        CONVEX_VERSION_API_ORIGIN: started.url,
        CI: "1",
      }),
    });
    expect(await client.query(list, {})).toEqual(["KEPT", "ADDED"]);
    expect(JSON.parse(printed)).toEqual(expect.any(String));
  });

  test("stops when asked, and has its data in a program with the package's types", async () => {
    expect(await started.stop()).toBe(0);
    const flags = ["--strict", "--module", "nodenext", "--target", "es2023", "--lib", "es2023,dom"];
    await run(process.execPath, [TSC, ...flags, "read-notes.mts"], { cwd: project.folder });
    const printed = await run(process.execPath, ["read-notes.mjs"], { cwd: project.folder, env: shell() });
    expect(JSON.parse(printed)).toEqual(["KEPT", "ADDED"]);
  });
});
