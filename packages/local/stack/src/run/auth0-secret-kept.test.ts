import { expect, test } from "vitest";
import { startStack, temporaryRoot } from "../testing/stack-fixture";

test("a run keeps the Auth0 cookie secret from one start to the next", async (context) => {
  const print = [process.execPath, "-e", "console.log(process.env.AUTH0_SECRET)"];
  const root = temporaryRoot(context);
  const first = startStack(context, print, { root });
  await first.ended;
  const second = startStack(context, print, { root });
  await second.ended;
  expect(second.stdout).toBe(first.stdout);
  expect(first.stdout.trim()).toHaveLength(64);
});
