import { EventEmitter } from "node:events";

import { expect, test, vi } from "vitest";

import { CallEnded } from "./engine/errors";
import { reportUncaughtErrors } from "./unhandled-rejections";

test("a call that was ended ends no process, and any other error that nobody catches does", () => {
  const errors = vi.spyOn(console, "error").mockImplementation(() => {});
  const exit = vi.fn<(code: number) => void>();
  const target = Object.assign(new EventEmitter(), { exit });
  reportUncaughtErrors(target);
  target.emit("uncaughtException", new CallEnded("timed out"));
  expect(exit).not.toHaveBeenCalled();
  expect(errors).toHaveBeenLastCalledWith("convex-local: ended what a function has left running: timed out");
  const error = new Error("other");
  target.emit("uncaughtException", error);
  expect(errors).toHaveBeenLastCalledWith(
    "convex-local: an error that nobody catches ends the deployment:",
    error,
  );
  expect(exit).toHaveBeenCalledExactlyOnceWith(1);
});
