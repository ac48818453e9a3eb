import { expect, test } from "vitest";
import { checkSecrets } from "./secrets";

test("two apps in one project would replace each other", () => {
  const { wrong } = checkSecrets("production", {
    VERCEL_PROJECT_ID_PAGES_AUTH0: "prj_same",
    VERCEL_PROJECT_ID_APP_CLERK: "prj_same",
  });
  expect(wrong).toEqual([
    "VERCEL_PROJECT_ID_PAGES_AUTH0 and VERCEL_PROJECT_ID_APP_CLERK name the same project: each app needs one of its own.",
  ]);
});
