import { expect, test } from "vitest";
import { z } from "zod";
import { checkEnvironment } from "./check-environment";

const variables = z.object({ DOMAIN: z.string({ error: "The tenant. Dashboard → Domain." }) });

test("a complete environment passes", () => {
  expect(() => checkEnvironment(variables, { DOMAIN: "example.com" })).not.toThrow();
});

// Whoever starts an app, or turbo, without the stack has nothing wrong in .env.local, and the doctor finds all well.
test("what is missing is named, with how to have it set", () => {
  const check = () => checkEnvironment(variables, {});
  expect(check).toThrow("DOMAIN: The tenant. Dashboard → Domain.");
  expect(check).toThrow("packages/local/stack/bin/stack.mjs -- <command>");
});
