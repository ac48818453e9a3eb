import { expect, test } from "vitest";
import { requirementProblem } from "./requirements";

test.each(["v20.19.0", "v20.20.2", "v22.12.0", "v24.0.0"])("%s will do", (version) => {
  expect(requirementProblem(version, "linux")).toBeUndefined();
});

test.each(["v20.18.3", "v18.20.0", "v16.0.0"])(
  "%s is too old, and the message says what to install",
  (version) => {
    expect(requirementProblem(version, "darwin")).toMatch(
      new RegExp(`^Node ${version} is too old: 20.19.*nvm install`),
    );
  },
);

test("Windows is pointed to WSL", () => {
  expect(requirementProblem("v24.0.0", "win32")).toContain("WSL");
});
