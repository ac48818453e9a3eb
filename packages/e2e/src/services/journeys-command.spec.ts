import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "../fixtures";

const journeys = fileURLToPath(new URL("../../bin/journeys.mjs", import.meta.url));

/** Runs the command with a package manager that notes what it is asked for, and finds the journeys of `found.spec.ts` alone. */
function asked(...args: string[]) {
  const folder = test.info().outputPath("bin");
  const notes = test.info().outputPath("notes");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    `${folder}/pnpm`,
    `#!/bin/sh\necho "$2 $3" >> "$NOTES"\ncase "$*" in *--list*found.spec.ts | *turbo* | *"test found.spec.ts") exit 0 ;; esac\nexit 1\n`,
  );
  chmodSync(`${folder}/pnpm`, 0o755);
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}`, NOTES: notes };
  const { status } = spawnSync(process.execPath, [journeys, ...args], { env });
  const commands = existsSync(notes) ? readFileSync(notes, "utf8").trim().split("\n") : [];
  return { status, commands };
}

test("a name that no journey has is refused before anything is built", () => {
  expect(asked("--", "nowhere.spec.ts")).toEqual({ status: 1, commands: ["playwright test"] });
});

test("one that there is is built for, then run", () => {
  expect(asked("--", "found.spec.ts")).toEqual({
    status: 0,
    commands: ["playwright test", "turbo run", "playwright test"],
  });
});
