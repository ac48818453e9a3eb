import { copyFileSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { everythingReal, identitySamples, without } from "#testing/samples/index";
import { temporaryRoot } from "#testing/stack-fixture";
import { serviceEntries } from "../config/services/index";
import type { RunConvex } from "./convex-cli";
import { explanationOf, setVariables } from "./env-text";
import { setup } from "./setup";

const examplePath = fileURLToPath(new URL("../../../../../.env.example", import.meta.url));
const example = readFileSync(examplePath, "utf8");
const loggedOut: RunConvex = () => undefined;
const all = serviceEntries.flatMap(([, { variables }]) => [...variables]);

/** Somebody who says yes to every service and has every value; answers can be changed. */
async function runSetup({
  env = "",
  answers = {},
  yes = () => "y",
  runConvex = loggedOut,
}: {
  env?: string;
  answers?: Record<string, string[]>;
  yes?: (question: string) => string;
  runConvex?: RunConvex;
}) {
  const root = temporaryRoot({ onTestFinished });
  const file = join(root, ".env.local");
  copyFileSync(examplePath, join(root, ".env.example"));
  if (env !== "") writeFileSync(file, env, { mode: 0o644 });
  const said: string[] = [];
  const asked: string[] = [];
  await setup({
    root,
    runConvex,
    say: (text) => void said.push(text),
    ask: (question) => {
      asked.push(question);
      if (question.endsWith("[y/N] ")) return Promise.resolve(yes(question));
      const name = question.slice(0, -2);
      return Promise.resolve(answers[name]?.shift() ?? everythingReal[name] ?? "");
    },
  });
  const text = statSync(file, { throwIfNoEntry: false }) && readFileSync(file, "utf8");
  return { said: said.join("\n"), asked, text, file };
}

test("a new file has all that was asked for, and is this person's alone", async () => {
  const { text = "", file } = await runSetup({});
  const written = parseEnv(text);
  const made = all.flatMap(({ name, make }) => (make ? [name] : []));
  expect(written).toMatchObject(without(everythingReal, ...made));
  for (const name of made) {
    expect(all.find((variable) => variable.name === name)?.format.safeParse(written[name]).success).toBe(
      true,
    );
  }
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("who wants everything local gets no file", async () => {
  const { text, asked } = await runSetup({ yes: () => "" });
  expect(text).toBeUndefined();
  expect(asked).toHaveLength(serviceEntries.length);
});

test("what is set stays as it is, with the lines around it, and nobody is asked for it", async () => {
  const kept = "# mine\nGREETING=hello\nNEXT_PUBLIC_CONVEX_URL=https://mine-1.convex.cloud\n";
  const { text = "", asked, file } = await runSetup({ env: kept });
  expect(text.startsWith(kept)).toBe(true);
  expect(asked.join("")).not.toContain("NEXT_PUBLIC_CONVEX_URL");
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("what is malformed is replaced only after a yes", async () => {
  const env = "NEXT_PUBLIC_CONVEX_URL=happy-otter-123\n";
  const onlyReplaces = (answer: string) => (question: string) =>
    question.includes("Replace it?") ? answer : "";
  expect((await runSetup({ env, yes: onlyReplaces("") })).text).toBe(env);
  expect((await runSetup({ env, yes: onlyReplaces("y") })).text).toBe(
    `NEXT_PUBLIC_CONVEX_URL=${everythingReal.NEXT_PUBLIC_CONVEX_URL}\n`,
  );
});

test("a malformed answer is asked for again, with what it must be", async () => {
  const { said, text = "" } = await runSetup({ answers: { NEXT_PUBLIC_CONVEX_URL: ["otter", "ftp://x"] } });
  expect(said.match(/It must be the deployment's URL/g)).toHaveLength(2);
  expect(parseEnv(text)).toMatchObject({ NEXT_PUBLIC_CONVEX_URL: everythingReal.NEXT_PUBLIC_CONVEX_URL });
});

test("what was answered until asking ends is kept", async () => {
  const root = temporaryRoot({ onTestFinished });
  copyFileSync(examplePath, join(root, ".env.example"));
  const answers = ["y", everythingReal.NEXT_PUBLIC_CONVEX_URL ?? ""];
  const said: string[] = [];
  const asking = setup({
    root,
    runConvex: loggedOut,
    say: (text) => void said.push(text),
    ask: () => {
      const answer = answers.shift();
      return answer === undefined ? Promise.reject(new Error("no more")) : Promise.resolve(answer);
    },
  });
  await expect(asking).rejects.toThrow("no more");
  const written = parseEnv(readFileSync(join(root, ".env.local"), "utf8"));
  expect(written).toMatchObject({ NEXT_PUBLIC_CONVEX_URL: everythingReal.NEXT_PUBLIC_CONVEX_URL });
  expect(said.at(-1)).toContain("Wrote NEXT_PUBLIC_CONVEX_URL to .env.local");
});

describe("the deployment's variables", () => {
  const trusted = Object.assign({}, ...identitySamples.map(({ sample }) => sample.trusted)) as Record<
    string,
    string
  >;
  const cli = (url: string, fails = false) => {
    const calls: string[] = [];
    const run: RunConvex = (_root, args) => {
      calls.push(args.join(" "));
      if (args[0] === "function-spec") return JSON.stringify({ url, functions: [] }, null, 2);
      return fails ? undefined : "";
    };
    return { calls, run };
  };
  const commands = Object.entries(trusted).map(([name, value]) => `env set ${name} ${value}`);

  test("are set by the CLI when it means this deployment", async () => {
    const { calls, run } = cli(`${everythingReal.NEXT_PUBLIC_CONVEX_URL}/`);
    const { said } = await runSetup({ runConvex: run });
    expect(calls[0]).toBe("function-spec");
    expect(calls.slice(1).toSorted()).toEqual(commands.toSorted());
    for (const name of Object.keys(trusted)) {
      expect(said).toMatch(new RegExp(`Set on the deployment: .*${name}`));
    }
    expect(said).not.toContain("npx convex env set");
  });

  test("are printed when nobody is logged in, or it fails", async () => {
    const failing = cli(everythingReal.NEXT_PUBLIC_CONVEX_URL ?? "", true);
    for (const runConvex of [loggedOut, failing.run]) {
      const { said } = await runSetup({ runConvex });
      for (const command of commands) expect(said).toContain(`  npx convex ${command}`);
    }
  });

  test("are set on nobody else's deployment", async () => {
    const { calls, run } = cli("https://other-9.convex.cloud");
    const { said } = await runSetup({ runConvex: run });
    expect(calls).toEqual(["function-spec"]);
    expect(said).toContain("The Convex CLI is set to https://other-9.convex.cloud");
    expect(said).toContain("npx convex deployment select");
  });
});

test("every variable that is asked for is explained by the example", () => {
  const asked = all.filter(({ optional, make }) => !optional && make === undefined);
  expect(
    asked.filter(({ name }) => explanationOf(name, example).length < 15).map(({ name }) => name),
  ).toEqual([]);
  expect(explanationOf("NEXT_PUBLIC_CONVEX_URL", example)).toBe(
    "The deployment's URL. https://dashboard.convex.dev → your project → Settings → URL & Deploy Key",
  );
});

test("a value with signs of a shell or a replacement is written as it is", () => {
  const value = "-----BEGIN $& KEY----- #1";
  expect(parseEnv(setVariables("# KEY=…\n", { KEY: value }))).toEqual({ KEY: value });
});
