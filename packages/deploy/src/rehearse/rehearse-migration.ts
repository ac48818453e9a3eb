import { rmSync } from "node:fs";
import { join } from "node:path";
import { type CliResult, push, runFunction, type Target } from "../convex-cli";
import { migrate } from "../migrate";
import { before, contracted, writeVersion } from "./versions";

/** Somebody with customers from before they were counted. */
const email = "migration@rehearsal.example";
const identity = JSON.stringify({ subject: "migration", issuer: "https://rehearsal.example", email });

/** In two batches of the migration. */
const CUSTOMERS = 200;
const AT_ONCE = 100;

const DEADLINE_MS = 2 * 60_000;

/**
 * "Expand, then contract", with the migration that counts customers: data is written with the functions from before, those of
 * this repository are pushed, the migration runs, and then functions that count on it are pushed, which would have been
 * refused before. Everything with the Convex CLI itself. What it writes is removed.
 *
 * @param current the functions of this repository, and the deployment
 * @returns whether each step ended as it should
 */
export async function rehearseMigration(
  root: string,
  current: Target,
  say: (text: string) => void,
): Promise<boolean> {
  const folders = join(root, ".stack", "rehearsal", "versions");
  const version = (name: string, edits: Parameters<typeof writeVersion>[0]): Target => {
    const folder = join(folders, name);
    writeVersion(edits, current.folder, folder);
    return { folder, env: current.env };
  };
  try {
    const [old, later] = [version("before", before), version("contracted", contracted)];
    const run = (name: string, args: object = {}) =>
      runFunction(current, [name, JSON.stringify(args), "--identity", identity]);
    const check = (isRight: boolean, sentence: string): boolean => {
      say(`  ${isRight ? "✓" : "✗"} ${sentence}`);
      return isRight;
    };
    const pushed = (target: Target, sentence: string): boolean => {
      const result = pushVersion(target);
      if (!result.isOk) say(saidBy(result));
      return check(result.isOk, sentence);
    };

    if (!pushed(old, "Before: functions that count no customers are pushed.")) return false;
    for (let added = 0; added < CUSTOMERS; added += AT_ONCE) run("customers:addSamples", { count: AT_ONCE });
    const early = pushVersion(later);
    const results = [
      check(
        !early.isOk && /schema validation failed/i.test(saidBy(early)),
        "Contracting before the migration is refused: the data does not have what the schema asks for.",
      ),
      pushed(current, "Expanded: the functions of this repository are pushed."),
      check(run("customers:count") === null, "Until the migration has run, no number is given."),
      await migrate(
        (name) => runFunction(current, [name]),
        (text) => say(`  ${text}`),
        Date.now() + DEADLINE_MS,
      ),
      check(run("customers:count") === CUSTOMERS, `After it, the number is right: ${CUSTOMERS}.`),
      pushed(later, "Contracted: functions that count on the migration are pushed."),
      check(run("customers:count") === CUSTOMERS, "The number is the same."),
    ];
    runFunction(current, ["users:forget", JSON.stringify({ email })]);
    return results.every(Boolean);
  } finally {
    rmSync(folders, { recursive: true, force: true });
  }
}

const pushVersion = (target: Target): CliResult => push(target, ["--typecheck", "disable"], true);

const saidBy = ({ output, errors }: CliResult): string => `${output}${errors}`;
