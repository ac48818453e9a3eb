import { checkJavascript, deploymentCode } from "@repo/compare/javascript";
import { expect, test } from "../fixtures";

// Where more is meant: pnpm --filter @repo/compare javascript --update
test("no page ships more JavaScript than its budget", () => {
  expect(checkJavascript().join("\n\n")).toBe("");
});

test("what only a deployment runs is in no page's JavaScript", () => {
  expect(deploymentCode()).toEqual({ "pages-auth0": [], "app-clerk": [] });
});
