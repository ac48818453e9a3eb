import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { services } from "./config/services";
import { readEnvFile } from "./env-file";
import { temporaryRoot } from "./testing/stack-fixture";

test("reads a file, without its blank variables", (context) => {
  const file = join(temporaryRoot(context), ".env.local");
  writeFileSync(file, "# comment\nA=1\nB=\nC='two words'\nD=  \n");
  expect(readEnvFile(file)).toEqual({ A: "1", C: "two words" });
});

test("a file that does not exist holds nothing", (context) => {
  expect(readEnvFile(join(temporaryRoot(context), ".env.local"))).toEqual({});
});

test("an untouched copy of .env.example leaves everything local, and it names every variable", () => {
  const example = readFileSync(new URL("../../../.env.example", import.meta.url), "utf8");
  expect(parseEnv(example)).toEqual({});
  for (const { variables } of Object.values(services)) {
    for (const { name } of variables) expect(example).toContain(`\n# ${name}=`);
  }
});
