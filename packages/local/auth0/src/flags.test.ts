import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readFlags } from "./flags";
import { startTenant } from "./index";
import { APP_URL, SAMPLE_USERS } from "./testing/oidc-client";
import { directoryForTest } from "./testing/tenants";

/** A command line that is right but for `flags`. */
function commandLine(flags: Record<string, string>): string[] {
  const stateDir = directoryForTest();
  const users = join(stateDir, "sample-users.json");
  writeFileSync(users, JSON.stringify(SAMPLE_USERS));
  const all = { port: "0", state: stateDir, users, "app-url": APP_URL, ...flags };
  return Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
}

describe("the command line", () => {
  it("says which tenant to start", () => {
    const args = commandLine({ port: "3220", "id-token-lifetime": "61" });
    expect(readFlags(args)).toMatchObject({
      port: 3220,
      users: SAMPLE_USERS,
      appUrl: APP_URL,
      idTokenLifetime: 61,
      accessTokenLifetime: undefined,
    });
  });

  it.each([
    ["a malformed port", { port: "many" }, "at port"],
    ["a missing file of users", { users: "/nowhere.json" }, "Cannot read the sample users in /nowhere.json"],
    ["an application URL with a path", { "app-url": "http://localhost:3000/app" }, "must be an origin"],
    ["an unknown flag", { verbose: "yes" }, "Unknown option '--verbose'"],
  ])("with %s is explained", async (_name, flags, message) => {
    await expect(async () => startTenant(readFlags(commandLine(flags)))).rejects.toThrow(message);
  });
});
