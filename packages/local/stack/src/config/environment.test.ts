import { describe, expect, onTestFinished, test } from "vitest";
import { devPorts, testPorts } from "../ports/ports";
import {
  everythingLocal,
  everythingReady,
  everythingReal,
  identitySamples,
  localUrl,
  sampleEntries,
} from "../testing/samples/index";
import { temporaryRoot } from "../testing/stack-fixture";
import { apps } from "./apps/index";
import { appUrl, commandEnvironment, deploymentEnvironment, withoutServiceVariables } from "./environment";
import { planServices } from "./plan";
import { services } from "./services/index";

function plan(env: Record<string, string>) {
  const result = planServices(env);
  if (!result.ok) throw new Error(result.problems.join("\n"));
  return result.plan;
}

const stateDir = () => temporaryRoot({ onTestFinished });

describe("what the command gets", () => {
  test.each(sampleEntries)("from a local %s", (name, sample) => {
    const env = commandEnvironment("dev", everythingLocal, devPorts, everythingReady, stateDir());
    expect(env).toMatchObject(sample.handed(localUrl(name)));
  });

  test("from real services is what was set, and nothing that only a local one needs", () => {
    const env = commandEnvironment("dev", plan(everythingReal), devPorts, {}, stateDir());
    expect(env).toMatchObject(everythingReal);
    const localOnly = Object.values(services).flatMap(({ localOnly = [] }) => localOnly);
    for (const { name } of localOnly) expect(env).not.toHaveProperty(name);
  });

  test.each(Object.keys(everythingLocal))(
    "about a real %s is that it is one: journeys cannot change it",
    (name) => {
      const real = { ...everythingLocal, [name]: { source: "real", values: {} } } as const;
      expect(commandEnvironment("dev", real, devPorts, {}, stateDir()).STACK_REAL).toBe(name);
      expect(commandEnvironment("dev", everythingLocal, devPorts, {}, stateDir()).STACK_REAL).toBe("");
    },
  );

  test.each(Object.entries(apps))("about %s is its address, in a test the one of the test", (key, app) => {
    const env = commandEnvironment("test", everythingLocal, testPorts, {}, stateDir());
    const port = app.port + 1000;
    expect(env).toMatchObject({
      STACK_MODE: "test",
      ...app.environment({ url: `http://localhost:${port}`, port }),
    });
    expect(appUrl(key as keyof typeof apps, testPorts)).toBe(`http://localhost:${port}`);
  });
});

describe("what a local Convex deployment trusts", () => {
  test.each(identitySamples)("a local $service.title, as it said", ({ name, sample }) => {
    expect(deploymentEnvironment(everythingLocal, { [name]: everythingReady[name] })).toEqual(
      sample.trustedLocally(localUrl(name)),
    );
  });

  test.each(identitySamples)("a real $service.title, as it is configured", ({ sample }) => {
    expect(deploymentEnvironment(plan(sample.real), {})).toEqual(sample.trusted);
  });
});

test("what could reach a real service is dropped, and nothing else", () => {
  const env = { ...everythingReal, CONVEX_DEPLOY_KEY: "prod:key", CI: "true", NEXT_PUBLIC_OTHER: "kept" };
  expect(withoutServiceVariables(env)).toEqual({ CI: "true", NEXT_PUBLIC_OTHER: "kept" });
});
