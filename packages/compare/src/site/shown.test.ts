import { expect, test } from "vitest";
import { fixture } from "../measurements/testing/fixture";
import { readShown } from "./shown";

test("shows a file that is whole", () => {
  expect(readShown(JSON.stringify(fixture))).toEqual({ measurements: fixture });
});

test.each([
  ["missing", null],
  ["damaged", "{"],
  ["older", '{"format":0}'],
])("a %s file is answered with the command that makes a new one", (_, text) => {
  expect(readShown(text)).toEqual({ problem: expect.stringContaining("pnpm compare") });
});
