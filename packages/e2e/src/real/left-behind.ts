import { appendFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import type { App } from "../apps/app";
import { forget } from "./forget";

/** Somebody who was made: at the provider of one app, or wherever a journey has signed them up. */
interface Made {
  email: string;
  app?: string;
  /** Whether their login was there before, and stays. */
  isGiven?: boolean;
}

/** Who was made, in a file that outlives a run which is killed. */
export class LeftBehind {
  constructor(readonly file: string) {}

  note(made: Made): void {
    appendFileSync(this.file, `${JSON.stringify(made)}\n`);
  }

  /** Removes everybody, and what the deployment keeps about them. */
  async remove(apps: readonly App[]): Promise<void> {
    if (!existsSync(this.file)) return;
    const lines = readFileSync(this.file, "utf8").split("\n").filter(Boolean);
    for (const { email, app, isGiven } of lines.map((line) => JSON.parse(line) as Made)) {
      const at = isGiven ? [] : apps.filter(({ name }) => app === undefined || name === app);
      for (const { users } of at) await users?.remove(email);
      await forget(email);
    }
    rmSync(this.file);
  }
}
