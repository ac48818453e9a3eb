import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { describeFileProblem } from "./file-problem";
import { temporaryRoot } from "./testing/stack-fixture";

const thrownBy = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

test("a file that is in the way of the state is named, with what to do", () => {
  const file = join(temporaryRoot({ onTestFinished }), ".stack");
  writeFileSync(file, "");
  const said = describeFileProblem(thrownBy(() => readdirSync(file)));
  expect(said).toContain(file);
  expect(said).toContain("Move it away");
});

test("a file that is not there, and what is no file's fault, is left to others", () => {
  const gone = thrownBy(() => readdirSync(join(temporaryRoot({ onTestFinished }), "gone")));
  expect(describeFileProblem(gone)).toBeUndefined();
  expect(describeFileProblem(new Error("no"))).toBeUndefined();
});
