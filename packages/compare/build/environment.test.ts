import { expect, test } from "vitest";
import { defaultEnvironment } from "../src/site/environment";
import { readEnvironment } from "./environment";

test("the stack says where the apps answer", () => {
  expect(
    readEnvironment({ NEXT_PUBLIC_PAGES_AUTH0_URL: "http://localhost:4000", COMPARE_ORIGIN: "" }),
  ).toEqual({ ...defaultEnvironment, "pages-auth0": "http://localhost:4000" });
});
