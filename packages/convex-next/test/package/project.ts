import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const PACKAGE = join(import.meta.dirname, "../..");
const WORKSPACE = join(PACKAGE, "../..");
const NAME = "@repo/convex-next";
const TARBALL = "convex-next.tgz";
const PEERS = ["convex", "next", "react", "react-dom"];
const TYPES = ["@types/node", "@types/react", "typescript"];

/** Makes the tarball. @returns its path */
export async function packPackage(): Promise<string> {
  await run("pnpm", ["build:package"], { cwd: PACKAGE });
  return join(PACKAGE, "dist/repo-convex-next-0.0.0.tgz");
}

/**
 * A fresh project in a temporary folder, with the package from its tarball and everything else from pnpm's store.
 *
 * @param router the folder with what differs between the routers
 */
export async function createProject(router: "pages-router" | "app-router", tarball: string) {
  const folder = mkdtempSync(join(tmpdir(), `convex-next-${router}-`));
  for (const part of ["shared", router]) cpSync(join(import.meta.dirname, part), folder, { recursive: true });
  cpSync(tarball, join(folder, TARBALL));
  writeInstallation(folder);
  await run("pnpm", ["install", "--offline", "--frozen-lockfile"], { cwd: folder });
  const next = join(folder, "node_modules/next/dist/bin/next");

  return {
    /** Builds for production. */
    async build(env: Record<string, string>) {
      await run(process.execPath, [next, "build"], { cwd: folder, env: nextEnvironment(env) });
    },
    /** Serves what was built. @returns the server's URL, and what ends it */
    async start(env: Record<string, string>) {
      const server = spawn(process.execPath, [next, "start", "--hostname", "127.0.0.1", "--port", "0"], {
        cwd: folder,
        env: nextEnvironment(env),
        stdio: ["ignore", "pipe", "inherit"],
      });
      const exited = new Promise((resolve) => server.once("exit", resolve));
      const stop = async () => {
        server.kill();
        await exited;
      };
      for await (const line of createInterface(server.stdout)) {
        const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
        if (!url) continue;
        // What it prints later must not fill the pipe.
        server.stdout.resume();
        return { url, stop };
      }
      throw new Error("next start has ended before it said where it listens.");
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Runs a program. @throws with what it has printed */
async function run(program: string, args: string[], options: { cwd: string; env?: NodeJS.ProcessEnv }) {
  try {
    await promisify(execFile)(program, args, options);
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.join(" ")} failed:\n${stdout}\n${stderr}`, { cause: error });
  }
}

function nextEnvironment(env: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
}

/**
 * Without a lockfile pnpm asks the registry, which it cannot offline. So the project has one with the versions of the
 * workspace's, which are in the store, and the tarball as their one addition.
 */
function writeInstallation(folder: string): void {
  const lockfile = readFileSync(join(WORKSPACE, "pnpm-lock.yaml"), "utf8");
  const [, packages = "", snapshots = ""] = lockfile.split(/^(?:packages|snapshots):\n/m);
  const importer = /^ {2}packages\/convex-next:\n((?: {4}.*\n)+)/m.exec(lockfile)?.[1] ?? "";
  const versions = new Map(
    [...importer.matchAll(/^ {6}'?([^'\s]+?)'?:\n {8}specifier: .*\n {8}version: (.*)$/gm)].map(
      ([, name = "", version = ""]) => [name, version],
    ),
  );
  /** With the peers of the version in brackets, as lockfiles have it. */
  const versionOf = (name: string) => {
    const version = versions.get(name);
    if (!version) throw new Error(`pnpm-lock.yaml has no version of ${name} for packages/convex-next.`);
    return version;
  };
  const specifierOf = (name: string) => versionOf(name).replace(/\(.*/, "");
  const direct = [...PEERS, ...TYPES];
  const specifiers = direct.map((name) => [name, specifierOf(name)]);
  const integrity = createHash("sha512")
    .update(readFileSync(join(folder, TARBALL)))
    .digest("base64");
  const file = `file:${TARBALL}`;

  const project = {
    name: "fresh",
    private: true,
    dependencies: { [NAME]: file, ...(Object.fromEntries(specifiers) as Record<string, string>) },
  };
  writeFileSync(join(folder, "package.json"), JSON.stringify(project, null, 2));
  // pnpm would ask the registry how old each version is, as it did when the workspace was installed.
  writeFileSync(join(folder, "pnpm-workspace.yaml"), "minimumReleaseAge: 0\nstrictDepBuilds: false\n");
  writeFileSync(
    join(folder, "pnpm-lock.yaml"),
    `lockfileVersion: '9.0'

settings:
  autoInstallPeers: true
  excludeLinksFromLockfile: false

importers:
  .:
    dependencies:
      '${NAME}': { specifier: '${file}', version: '${file}' }
${direct.map((name) => `      '${name}': { specifier: '${specifierOf(name)}', version: '${versionOf(name)}' }`).join("\n")}

packages:
  '${NAME}@${file}':
    resolution: { integrity: 'sha512-${integrity}', tarball: '${file}' }
    version: 0.0.0
${packages}
snapshots:
  '${NAME}@${file}':
    dependencies:
${["convex-helpers", ...PEERS].map((name) => `      '${name}': '${versionOf(name)}'`).join("\n")}
${snapshots}`,
  );
}
