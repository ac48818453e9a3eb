import { describe, expect, test } from "vitest";
import {
  everythingLocal,
  everythingReal,
  identitySamples,
  sampleEntries,
  without,
} from "../testing/samples/index";
import { planServices } from "./plan";

/** The problems of an environment, as one text. */
function problems(env: Record<string, string>): string {
  const result = planServices(env);
  return result.ok ? "" : result.problems.join("\n");
}

describe("service by service", () => {
  test("nothing set: everything is local", () => {
    expect(planServices({ PATH: "/bin" })).toEqual({ ok: true, plan: everythingLocal });
  });

  test.each(sampleEntries)("everything set: %s is real, with the values that were set", (name, { real }) => {
    expect(planServices(everythingReal)).toMatchObject({
      ok: true,
      plan: { [name]: { source: "real", values: real } },
    });
  });

  test.each(identitySamples)("a real $service.title works with a local Convex", ({ name, sample }) => {
    expect(planServices(sample.real)).toMatchObject({
      ok: true,
      plan: { convex: { source: "local" }, [name]: { source: "real" } },
    });
  });
});

describe("half configured", () => {
  const required = identitySamples.flatMap(({ service, sample }) =>
    service.variables
      .filter(({ optional }) => !optional)
      .map(({ name }) => ({ title: service.title, name, real: sample.real })),
  );

  test.each(required)("$title without $name", ({ title, name, real }) => {
    expect(problems(without(real, name))).toContain(
      `${title} is half configured: ${name} is missing. Set it`,
    );
  });
});

describe("a Convex deployment", () => {
  test.each(identitySamples)(
    "elsewhere is refused with a local $service.title, which it cannot reach",
    (it) => {
      const text = problems(without(everythingReal, ...it.service.variables.map(({ name }) => name)));
      expect(text).toContain(`but ${it.service.title} would be local`);
      expect(text).toContain("cannot reach localhost");
    },
  );

  test.each(["http://127.0.0.1:3210", "http://localhost:3210", "http://[::1]:3210"])(
    "on this machine, at %s, works with local identity providers, which it can reach",
    (url) => {
      expect(planServices({ NEXT_PUBLIC_CONVEX_URL: url })).toEqual({
        ok: true,
        plan: {
          ...everythingLocal,
          convex: { source: "real", values: { NEXT_PUBLIC_CONVEX_URL: url } },
        },
      });
    },
  );

  test("is not on this machine because its name begins like it", () => {
    expect(problems({ NEXT_PUBLIC_CONVEX_URL: "https://localhost.example.com" })).toContain("would be local");
  });
});

describe("a malformed variable", () => {
  test.each(["happy-otter-123", "https://happy-otter-123.convex.site"])(
    "NEXT_PUBLIC_CONVEX_URL=%s is a problem that says what it must be",
    (url) => {
      expect(problems({ ...everythingReal, NEXT_PUBLIC_CONVEX_URL: url })).toContain(
        "NEXT_PUBLIC_CONVEX_URL is malformed. It must be ",
      );
    },
  );
});
