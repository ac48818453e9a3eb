import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryDirectory } from "@repo/local-kit/testing";
import { describe, expect, it } from "vitest";
import { readTenantOptions } from "./flags";
import { startTenant } from "./index";
import { AUTH0_LIFETIMES } from "./tenant";
import { APP_URL, SAMPLE_USERS } from "./testing/oidc-client";

/** A command line that is right but for `flags`. */
function commandLine(flags: Record<string, string>): string[] {
  const stateDir = temporaryDirectory();
  const users = join(stateDir, "sample-users.json");
  writeFileSync(users, JSON.stringify(SAMPLE_USERS));
  const all = { port: "0", state: stateDir, users, "app-url": APP_URL, ...flags };
  return Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
}

describe("the command line", () => {
  it("says which tenant to start", () => {
    const args = commandLine({ port: "3220", "id-token-lifetime": "61" });
    expect(readTenantOptions(args)).toMatchObject({
      port: 3220,
      users: SAMPLE_USERS,
      appUrl: APP_URL,
      lifetimes: { ...AUTH0_LIFETIMES, idToken: 61 },
    });
  });

  it.each([
    ["a malformed port", { port: "many" }, "at port"],
    ["a missing file of users", { users: "/nowhere.json" }, "Cannot read the sample users in /nowhere.json"],
    ["a missing file of APIs", { apis: "/nowhere.json" }, "Cannot read the APIs in /nowhere.json"],
    ["an application URL with a path", { "app-url": "http://localhost:3000/app" }, "must be an origin"],
    ["an unknown flag", { verbose: "yes" }, "Unknown option '--verbose'"],
  ])("with %s is explained", async (_name, flags, message) => {
    await expect(async () => startTenant(readTenantOptions(commandLine(flags)))).rejects.toThrow(message);
  });
});
