import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { push } from "../convex-cli";
import { checkSecrets } from "../secrets";
import { addressVariable, apps } from "./apps";
import { type Expectation, inspectOutput } from "./inspect-output";
import { lookAt } from "./look-at";
import { rehearseMigration } from "./rehearse-migration";

/** The Vercel CLI of the workflow, too; too large for the workspace, so npx fetches it when it is needed. */
export const vercelCli = "vercel@60.1.3";
const nodeVersion = "24.x";
const rehearsal = "prj_rehearsal";

/** What a build on Vercel does not have: the stack's own. */
const ofTheStack = new Set(apps.map(addressVariable));
ofTheStack.add("COMPARE_ORIGIN"); // only: both

/** A rehearsal that cannot begin. The message says what to do. */
class RehearsalError extends Error {
  override name = "RehearsalError";
}

/**
 * Rehearses a migration and pushes the functions, with the Convex CLI; builds each app as Vercel would, against the
 * deployment and the providers of the environment, inspects what would be deployed, serves it, and looks at it with the
 * smoke journeys. Nothing leaves this machine but the request for Vercel's CLI.
 *
 * @returns whether all is well; what a real deployment would still need is no problem
 * @throws RehearsalError when the environment or the folder is not one for it
 */
export async function rehearse(
  root: string,
  env: NodeJS.ProcessEnv,
  say: (text: string) => void,
): Promise<boolean> {
  if (env.STACK_MODE === undefined) {
    throw new RehearsalError(
      "A rehearsal needs a deployment that answers. Run it as: npx -y pnpm@12.21.0 deploy:rehearse",
    );
  }
  refuseLinked(join(root, ".vercel", "project.json"));
  const backend = { folder: join(root, "packages/convex-backend"), env };
  say("A migration: expand, migrate, contract");
  const isMigrated = await rehearseMigration(root, backend, say);
  say("\nThe functions: convex deploy");
  const isPushed = push(backend).isOk;
  if (!isPushed) say("  ✗ convex deploy failed; what it said is above.");
  const results: boolean[] = [];
  // One after the other: they share .vercel, and each build takes all of a small machine.
  for (const app of apps) results.push(await rehearseApp(app, root, env, say));
  say("\nWhat a real deployment still needs:");
  const sentences = (["production", "preview"] as const).flatMap((kind) => checkSecrets(kind, {}).missing);
  for (const sentence of new Set(sentences))
    say(`  ${sentence.replace("is not set, so nothing is deployed", "as a secret of the repository")}`);
  say(
    "  The variables of each app's src/env.ts in its Vercel project, and the deployment's own: .github/DEPLOYING.md",
  );
  return isMigrated && isPushed && results.every(Boolean);
}

async function rehearseApp(
  app: string,
  root: string,
  env: NodeJS.ProcessEnv,
  say: (text: string) => void,
): Promise<boolean> {
  say(`\n${app}: vercel build`);
  const output = join(root, ".stack", "rehearsal", app);
  rmSync(output, { recursive: true, force: true });
  const link = join(root, ".vercel");
  mkdirSync(link, { recursive: true });
  writeFileSync(join(link, "project.json"), projectSettings(app));
  try {
    if (!build(root, output, env)) {
      say("  ✗ vercel build failed; what it said is above.");
      return false;
    }
  } finally {
    rmSync(link, { recursive: true });
  }
  const { facts, problems } = inspectOutput(output, root, expectation(env));
  for (const fact of facts) say(`  ✓ ${fact}`);
  for (const problem of problems) say(`  ✗ ${problem}`);
  if (problems.length === 0) {
    say("  ✓ The headers are set, and no secret and no other local address is in a file for browsers.");
  }
  say(`\n${app}: what was built, served, and the smoke journeys`);
  const address = env[addressVariable(app)] ?? "";
  const { passed, sentence } = await lookAt({ app, output, root, address, env: asOnVercel(env) });
  say(`  ${passed ? "✓" : "✗"} ${sentence}`);
  return passed && problems.length === 0;
}

/** A clone that is linked to a project of Vercel's would lose that. */
function refuseLinked(file: string): void {
  if (!existsSync(file) || readFileSync(file, "utf8").includes(rehearsal)) return;
  throw new RehearsalError(
    ".vercel/project.json links this clone to a project on Vercel, and a rehearsal would replace it. Rehearse in another clone.",
  );
}

function projectSettings(app: string): string {
  return JSON.stringify({
    projectId: rehearsal,
    orgId: "team_rehearsal",
    projectName: app,
    settings: { framework: "nextjs", rootDirectory: `apps/${app}`, nodeVersion, createdAt: 0 },
  });
}

function build(root: string, output: string, env: NodeJS.ProcessEnv): boolean {
  const { status } = spawnSync("npx", ["-y", vercelCli, "build", "--yes", "--prod", "--output", output], {
    cwd: root,
    env: { ...asOnVercel(env), VERCEL_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return status === 0;
}

/** The environment that a project on Vercel would have. */
function asOnVercel(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const inherited = Object.entries(env).filter(([name]) => !ofTheStack.has(name));
  return { ...Object.fromEntries(inherited), NODE_ENV: "production" };
}

function expectation(env: NodeJS.ProcessEnv): Expectation {
  const set = Object.entries(env).flatMap(([name, value]): [string, string][] =>
    value ? [[name, value]] : [],
  );
  // The deployment and the providers of the rehearsal are local, and browsers are meant to find them.
  const browsers = new Set(
    set
      .filter(([name]) => name.startsWith("NEXT_PUBLIC_") && !ofTheStack.has(name))
      .map(([, value]) => value),
  );
  return {
    runtime: `nodejs${nodeVersion}`,
    secrets: Object.fromEntries(set.filter(([name]) => /_SECRET(?:_KEY)?$|_ADMIN_KEY$/.test(name))),
    localAddresses: Object.fromEntries(set.filter(([, value]) => isLocalUrl(value) && !browsers.has(value))),
  };
}

function isLocalUrl(value: string): boolean {
  return URL.canParse(value) && /^(?:localhost|127\.0\.0\.1)$/.test(new URL(value).hostname);
}
