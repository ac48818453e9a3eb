import { setTimeout as delay } from "node:timers/promises";

/** As the migrations component says it of each migration. */
interface MigrationState {
  name: string;
  state: "inProgress" | "success" | "failed" | "canceled" | "unknown";
  /** Documents so far. */
  processed: number;
  error?: string;
}

/** Runs a function of the deployment, and reads its result. */
export type RunOnDeployment = (name: string) => unknown;

/** Between two looks, each of which is a start of the CLI. */
const pauseMs = 1000;

/**
 * Runs the migrations that the deployment has not had yet, and waits for them. One that has run does not run again.
 *
 * @param deadline in milliseconds since the epoch; what has not ended by then goes on without us
 * @param pause waits between two looks
 * @returns whether all are done
 */
export async function migrate(
  run: RunOnDeployment,
  say: (text: string) => void,
  deadline: number,
  pause: () => Promise<unknown> = () => delay(pauseMs),
): Promise<boolean> {
  run("migrations:run");
  for (;;) {
    const states = readStates(run("migrations:status"));
    const failed = states.filter(({ state }) => state === "failed" || state === "canceled");
    for (const { name, state, error } of failed) say(`${name} ${state}: ${error ?? "by hand"}`);
    if (failed.length > 0) return false;
    if (states.every(({ state }) => state === "success")) {
      for (const { name, processed } of states) say(`${name} is done: ${processed} documents`);
      return true;
    }
    if (Date.now() >= deadline) {
      say("The migrations go on. Look again: npx convex run migrations:status");
      return false;
    }
    await pause();
  }
}

function readStates(value: unknown): MigrationState[] {
  const isList = Array.isArray(value) && value.length > 0 && value.every((entry) => isState(entry));
  if (!isList) throw new Error(`migrations:status returned no list of migrations: ${JSON.stringify(value)}`);
  return value;
}

const isState = (entry: unknown): entry is MigrationState =>
  typeof entry === "object" && entry !== null && "name" in entry && "state" in entry && "processed" in entry;
