import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { devPorts } from "#ports/ports";
import { everythingLocal, everythingReady } from "#testing/samples/index";
import { temporaryRoot } from "#testing/stack-fixture";
import { appEntries, commandEnvironment, deploymentEnvironment } from "../environment";
import { mapServices, serviceEntries } from "./index";
import type { Variable } from "./service";

const configured = serviceEntries.flatMap(([, { variables }]) => variables);
const known: Variable[] = serviceEntries.flatMap(([, { variables, localOnly = [] }]) => [
  ...variables,
  ...localOnly,
]);
/** What the stack hands out about itself and always, whatever the services are. */
const stackOwn = Object.keys(
  commandEnvironment(
    "dev",
    mapServices(() => ({ source: "real", values: {} })),
    devPorts,
    {},
    "/nowhere",
  ),
);

/** What Next.js sets. */
const ofNext = new Set(["NODE_ENV", "NEXT_PHASE"]);

const read = (path: string) => readFileSync(new URL(`../../../../../../${path}`, import.meta.url), "utf8");
const names = (variables: readonly Variable[]) => variables.map(({ name }) => name).toSorted();
const readBy = (text: string) =>
  [...new Set([...text.matchAll(/process\.env\.(\w+)/g)].map(([, name = ""]) => name))].toSorted();
const onDeployment = [...new Set(known.flatMap(({ onDeployment: name }) => name ?? []))].toSorted();

describe("every variable of a service", () => {
  test.each(appEntries.filter(([, { folder }]) => folder.startsWith("apps/")))(
    "that %s needs is read by its env.ts, and no other",
    (key, { folder }) => {
      const ofServices = readBy(read(`${folder}/src/env.ts`)).filter(
        (name) => !ofNext.has(name) && !stackOwn.includes(name),
      );
      const needed = serviceEntries
        .filter(([, { signsInTo = key }]) => signsInTo === key)
        .flatMap(([, { variables, localOnly = [] }]): readonly Variable[] => [...variables, ...localOnly])
        .filter(({ readByLibrary, readByCli }) => !readByLibrary && !readByCli);
      expect(ofServices).toEqual(names(needed));
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
    expect(Object.keys(deploymentEnvironment(everythingLocal, everythingReady)).toSorted()).toEqual(
      onDeployment,
    );
  });

  test("is handed out for a local service, and no other", () => {
    const stateDir = temporaryRoot({ onTestFinished });
    const handed = Object.keys(
      commandEnvironment("dev", everythingLocal, devPorts, everythingReady, stateDir),
    );
    expect(handed.filter((name) => !stackOwn.includes(name)).toSorted()).toEqual(names(known));
  });

  test("reaches a build, if an app reads it", () => {
    const turbo = JSON.parse(read("turbo.json").replaceAll(/^\s*\/\/.*$/gm, ""));
    const patterns: string[] = [...turbo.tasks.build.env, ...turbo.tasks.build.passThroughEnv];
    const passes = (name: string) =>
      patterns.some((pattern) =>
        pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
      );
    const [ofCli, ofApps] = [true, false].map((of) =>
      known.filter(({ readByCli = false }) => readByCli === of),
    );
    expect(names(ofApps ?? []).filter((name) => !passes(name))).toEqual([]);
    expect(names(ofCli ?? []).filter(passes)).toEqual([]);
  });
});
