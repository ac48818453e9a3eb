import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { deploymentOf, previewComment } from "./comment";
import { runFunction } from "./convex-cli";
import { readContractAt } from "./contract/base";
import { judge } from "./contract/check";
import { readFunctionSpec, readSourceContract } from "./contract/read-contract";
import type { Kind } from "./kind";
import { migrate } from "./migrate";
import { rehearse } from "./rehearse/rehearse";
import { checkSecrets } from "./secrets";

const root = fileURLToPath(new URL("../../..", import.meta.url)).replace(/\/$/, "");
const backend = "packages/convex-backend";

const usage = `Usage:
  deploy secrets <production|preview>         whether the secrets in the environment are enough
  deploy contract <production|preview> [--base <commit>] [--live <file>] [--allow-breaking]
                                              what would break front ends that are live
  deploy migrate [--preview-name <name>]      runs the migrations of the deployment that the environment names,
                                              and waits for them
  deploy comment                              the comment on a pull request, of DEPLOYMENT and APPS
  deploy rehearse                             builds each app as Vercel would, inspects it,
                                              serves it, and looks at it with the smoke journeys
  deploy deployment-of                        the deployment that a comment on stdin names
`;

/** A sentence for people: in a workflow, where they look for it. */
function say(level: "notice" | "warning" | "error", sentence: string): void {
  console.log(process.env.GITHUB_ACTIONS ? `::${level}::${sentence}` : sentence);
}

function kindOf(text: string | undefined): Kind {
  if (text === "production" || text === "preview") return text;
  throw new Error(`Say whether this is production or preview.\n\n${usage}`);
}

function secretsCommand(kind: Kind): boolean {
  const { ready, missing, wrong } = checkSecrets(kind, process.env);
  for (const sentence of missing) say("notice", sentence);
  for (const sentence of wrong) say("error", sentence);
  if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, `ready=${ready}\n`);
  return wrong.length === 0;
}

interface ContractOptions {
  base?: string | undefined;
  live?: string | undefined;
  "allow-breaking"?: boolean | undefined;
}

async function contractCommand(kind: Kind, options: ContractOptions): Promise<boolean> {
  const after = await readSourceContract(join(root, backend, "convex"));
  // What GitHub gives as the commit before the first push of a branch.
  const base = options.base === undefined || /^0*$/.test(options.base) ? undefined : options.base;
  const before = {
    commit: base === undefined ? undefined : await readContractAt(base, root, backend),
    live: options.live === undefined ? undefined : readFunctionSpec(readFileSync(options.live, "utf8")),
  };
  const { warnings, refusal } = judge(kind, before, after, options["allow-breaking"] ?? false);
  for (const sentence of warnings) say("warning", sentence);
  if (refusal !== undefined) say("error", refusal);
  if (warnings.length === 0 && refusal === undefined)
    console.log("Nothing that front ends rely on is broken.");
  return refusal === undefined;
}

/** A job of the workflow has 20 minutes. */
const MIGRATION_MS = 15 * 60_000;

function migrateCommand(previewName: string | undefined): Promise<boolean> {
  const target = { folder: join(root, backend), env: process.env };
  const preview = previewName === undefined ? [] : ["--preview-name", previewName];
  const run = (name: string) => runFunction(target, [name, ...preview]);
  return migrate(run, (text) => console.log(text), Date.now() + MIGRATION_MS);
}

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      base: { type: "string" },
      live: { type: "string" },
      "allow-breaking": { type: "boolean" },
      "preview-name": { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  const [command, ...rest] = positionals;
  if (values.help === true) {
    process.stdout.write(usage);
    return true;
  }
  if (command === "secrets") return secretsCommand(kindOf(rest[0]));
  if (command === "contract") return contractCommand(kindOf(rest[0]), values);
  if (command === "migrate") return migrateCommand(values["preview-name"]);
  if (command === "comment") {
    const { DEPLOYMENT = "", APPS = "{}" } = process.env;
    const apps = JSON.parse(APPS) as Record<string, string>;
    process.stdout.write(previewComment({ deployment: DEPLOYMENT, apps }));
    return true;
  }
  if (command === "rehearse") return rehearse(root, process.env, (text) => console.log(text));
  if (command === "deployment-of") {
    process.stdout.write(deploymentOf(readFileSync(0, "utf8")) ?? "");
    return true;
  }
  throw new Error(usage);
}

try {
  if (!(await main())) process.exitCode = 1;
} catch (error) {
  say("error", error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
