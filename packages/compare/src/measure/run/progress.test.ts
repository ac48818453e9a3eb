import { expect, test } from "vitest";
import { createProgress } from "./progress";

function recorded(isTTY: boolean): { text: () => string; progress: ReturnType<typeof createProgress> } {
  let text = "";
  const stream = { isTTY, write: (more: string) => (text += more) };
  return { text: () => text, progress: createProgress(stream, () => 0) };
}

test("a log has a line for each group, and for what failed", () => {
  const { text, progress } = recorded(false);
  progress.begin("server", 2);
  progress.step("/customers");
  progress.failed("server: it did not answer");
  progress.end(3);
  progress.begin("code", 0);
  progress.end(2);
  expect(text()).toBe(
    "· server (2)\n✗ server: it did not answer\n✗ server       3 figures · 0.0 s\n· code (0)\n✓ code         2 figures · 0.0 s\n",
  );
});

test("a terminal has one line that moves", () => {
  const { text, progress } = recorded(true);
  progress.begin("server", 2);
  progress.step("first");
  progress.step("second");
  expect(text()).toContain(`▕${"█".repeat(10)}${"░".repeat(10)}▏ server       second`);
  expect(text()).not.toContain("\n");
});
