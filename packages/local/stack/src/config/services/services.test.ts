import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { devPorts } from "#ports/ports";
import { commandEnvironment, deploymentEnvironment } from "../environment";
import { services } from "./index";
import type { AppName, ConfiguredVariable, Variable } from "./variable";

const local = {
  convex: { source: "local" },
  auth0: { source: "local" },
  clerk: { source: "local" },
} as const;
const url = "http://localhost:3220";
const ready = {
  convex: { type: "ready", url, siteUrl: url, adminKey: "k" },
  auth0: { type: "ready", url, issuer: url, spaClientId: "a", webClientId: "b", webClientSecret: "c" },
  clerk: { type: "ready", url, issuer: url, publishableKey: "a", secretKey: "b", jwtKey: "c" },
} as const;

const configured: ConfiguredVariable[] = Object.values(services).flatMap(({ variables }) => [...variables]);
/** What only the Convex CLI reads: no app, so no build. */
const ofConvexCli: Variable[] = [...(services.convex.localOnly ?? [])];
const known: Variable[] = [...configured, ...(services.clerk.localOnly ?? []), ...ofConvexCli];
/** What the stack hands out about itself, whatever the services are. */
const stackOwn = Object.keys(
  commandEnvironment("dev", { ...local, convex: { source: "real", values: {} } }, devPorts, {
    auth0Secret: "",
  }),
);

/** What Next.js sets. */
const ofNext = new Set(["NODE_ENV", "NEXT_PHASE"]);

const read = (path: string) => readFileSync(new URL(`../../../../../../${path}`, import.meta.url), "utf8");
const names = (variables: readonly Variable[]) => variables.map(({ name }) => name).toSorted();
const readBy = (text: string) =>
  [...new Set([...text.matchAll(/process\.env\.(\w+)/g)].map(([, name = ""]) => name))].toSorted();
const onDeployment = [...new Set(known.flatMap(({ onDeployment: name }) => name ?? []))].toSorted();

describe("every variable of a service", () => {
  test.each<AppName>(["pages-auth0", "app-clerk"])(
    "that %s needs is read by its env.ts, and no other",
    (app) => {
      const ofServices = readBy(read(`apps/${app}/src/env.ts`)).filter(
        (name) => !ofNext.has(name) && !stackOwn.includes(name),
      );
      expect(ofServices).toEqual(names(known.filter(({ apps = [] }) => apps.includes(app))));
    },
  );

  test("that somebody may set is in .env.example, and no other; an untouched copy sets none", () => {
    const example = read(".env.example");
    expect(parseEnv(example)).toEqual({});
    expect([...example.matchAll(/^# ([A-Z]\w+)=/gm)].map(([, name = ""]) => name).toSorted()).toEqual(
      names(configured),
    );
  });

  test("that a deployment needs is read by auth.config.ts and named in .env.example, and no other", () => {
    expect(readBy(read("packages/convex-backend/convex/auth.config.ts"))).toEqual(onDeployment);
    const listed = [...read(".env.example").matchAll(/^# {3}([A-Z]\w+) /gm)].map(([, name = ""]) => name);
    expect(listed.toSorted()).toEqual(onDeployment);
    expect(Object.keys(deploymentEnvironment(local, ready)).toSorted()).toEqual(onDeployment);
  });

  test("is handed out for a local service, and no other", () => {
    const handed = Object.keys(commandEnvironment("dev", local, devPorts, { ...ready, auth0Secret: "x" }));
    expect(handed.filter((name) => !stackOwn.includes(name)).toSorted()).toEqual(names(known));
  });

  test("reaches a build, but for the admin key and its URL", () => {
    const turbo = JSON.parse(read("turbo.json").replaceAll(/^\s*\/\/.*$/gm, ""));
    const patterns: string[] = [...turbo.tasks.build.env, ...turbo.tasks.build.passThroughEnv];
    const passes = (name: string) =>
      patterns.some((pattern) =>
        pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
      );
    expect(names(known).filter((name) => !passes(name))).toEqual(names(ofConvexCli));
  });
});
