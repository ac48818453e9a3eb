import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "@repo/local-kit/files";
import { onDeployment } from "../config/environment";
import { inspectService, planServices } from "../config/plan";
import { identityEntries, type Service, serviceEntries } from "../config/services/index";
import type { ConfiguredVariable } from "../config/services/service";
import { type Environment, readEnvFile } from "../env-file";
import { isLoopbackUrl } from "../loopback";
import type { RunConvex } from "./convex-cli";
import { explanationOf, setVariables } from "./env-text";
import type { Terminal } from "./terminal";

export interface SetupOptions extends Terminal {
  root: string;
  runConvex: RunConvex;
}

/**
 * Asks for what each service needs to be the real one, writes `.env.local` for this person alone, and tells the Convex
 * deployment whom to trust, or says with which commands.
 *
 * @throws EnvFileError when `.env.local` is there and cannot be read
 * @throws whatever `ask` throws when there are no more answers; those until then are written
 */
export async function setup(options: SetupOptions): Promise<void> {
  const { root, say } = options;
  const file = join(root, ".env.local");
  const example = readFileSync(join(root, ".env.example"), "utf8");
  const before = readEnvFile(file);
  const answers: Environment = {};
  try {
    for (const [, service] of serviceEntries) await askFor(service, before, example, answers, options);
  } finally {
    // When asking ends early, too: the next time it goes on after what was answered.
    if (Object.keys(answers).length > 0) {
      writeAtomically(file, setVariables(existsSync(file) ? readFileSync(file, "utf8") : example, answers));
      say(`Wrote ${Object.keys(answers).join(", ")} to .env.local, which only you can read.`);
    }
    if (existsSync(file)) chmodSync(file, 0o600);
  }
  tellDeployment({ ...before, ...answers }, options);
}

/** Adds what is missing of one service, or cannot be right, to `answers`. Nothing when it is to stay local. */
async function askFor(
  service: Service,
  before: Environment,
  example: string,
  answers: Environment,
  { ask, say }: Terminal,
): Promise<void> {
  const state = inspectService(service, before);
  if (state.source === "real") {
    say(`${service.title}: configured in .env.local. It stays as it is.`);
    return;
  }
  if (state.source === "local") {
    const wanted = await ask(`${service.title}: use the real one? Empty: the local one. [y/N] `);
    if (!/^y(?:es)?$/i.test(wanted)) return;
  } else {
    for (const problem of state.problems) say(problem);
  }
  for (const variable of service.variables.filter(({ optional }) => !optional)) {
    const set = before[variable.name];
    if (set !== undefined && variable.format.safeParse(set).success) continue;
    if (set !== undefined) {
      const replace = await ask(`${variable.name} is set and malformed. Replace it? [y/N] `);
      if (!/^y(?:es)?$/i.test(replace)) continue;
    }
    if (variable.make) {
      answers[variable.name] = variable.make();
      continue;
    }
    say(explanationOf(variable.name, example));
    answers[variable.name] = await askUntilWellFormed(variable, ask, say);
  }
}

async function askUntilWellFormed(
  { name, format, expected }: ConfiguredVariable,
  ask: Terminal["ask"],
  say: Terminal["say"],
): Promise<string> {
  for (;;) {
    const answer = await ask(`${name}: `);
    if (format.safeParse(answer).success) return answer;
    say(`It must be ${expected}.`);
  }
}

/** The deployment's own variables: set by the Convex CLI, if that is logged in and means the same deployment. */
function tellDeployment(env: Environment, { root, runConvex, say }: SetupOptions): void {
  const planned = planServices(env);
  if (!planned.ok || planned.plan.convex.source === "local") return;
  const { plan } = planned;
  const url = env.NEXT_PUBLIC_CONVEX_URL ?? "";
  const variables = Object.assign(
    {},
    ...identityEntries.map(([name, service]) => {
      const state = plan[name];
      return state.source === "real" ? onDeployment(service, state.values) : {};
    }),
  ) as Environment;
  const selected = selectedDeployment(runConvex(root, ["function-spec"]));
  if (selected !== undefined && !isSame(selected, url)) {
    say(
      `The Convex CLI is set to ${selected}, and NEXT_PUBLIC_CONVEX_URL is ${url}: nothing was set on either. Choose the deployment with: cd packages/convex-backend && npx convex deployment select`,
    );
  }
  const left = Object.entries(variables).filter(
    ([name, value]) =>
      selected === undefined ||
      !isSame(selected, url) ||
      runConvex(root, ["env", "set", name, value]) === undefined,
  );
  const set = Object.keys(variables).filter((name) => !left.some(([other]) => other === name));
  if (set.length > 0) say(`Set on the deployment: ${set.join(", ")}.`);
  if (left.length > 0) {
    say("Set on the deployment what its functions trust, in packages/convex-backend:");
    for (const [name, value] of left) say(`  npx convex env set ${name} ${value}`);
  }
  if (isLoopbackUrl(url))
    say("The local identity providers it must trust are shown by: npx -y pnpm@12.21.0 dev");
}

/** The URL of the deployment that the CLI means; undefined when it means none. */
function selectedDeployment(functionSpec: string | undefined): string | undefined {
  const url = functionSpec && /"url": "([^"]+)"/.exec(functionSpec)?.[1];
  return url === "" ? undefined : url;
}

function isSame(one: string, other: string): boolean {
  return one.replace(/\/$/, "") === other.replace(/\/$/, "");
}
