import childProcess from "node:child_process";
import { syncBuiltinESMExports } from "node:module";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { watchLaunchers } from "./ancestors";

const started = "Fri Nov 20 11:21:13 2026";
const launchers = [812, 811].map((pid) => ({ pid, startTime: started }));

/** Pretends to be on macOS, where a look at the process table starts `ps`, with these processes running. */
function pretendToRun(...pids: number[]) {
  const ps = vi.spyOn(childProcess, "execFileSync");
  ps.mockReturnValue(pids.map((pid) => `  ${pid}     1   ${pid} S    ${started}     npm run dev\n`).join(""));
  const { platform } = process;
  Object.defineProperty(process, "platform", { value: "darwin" });
  syncBuiltinESMExports();
  onTestFinished(() => {
    ps.mockRestore();
    Object.defineProperty(process, "platform", { value: platform });
    syncBuiltinESMExports();
  });
  return ps;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
});

test("takes one look at the process table a second, however many launchers there are", () => {
  const ps = pretendToRun(811, 812);
  const onGone = vi.fn<() => void>();
  watchLaunchers(launchers, onGone);
  vi.advanceTimersByTime(3_000);
  expect(ps).toHaveBeenCalledTimes(3);
  expect(onGone).not.toHaveBeenCalled();
});

test("calls back once when one of them is gone, and looks no more", () => {
  const ps = pretendToRun(812);
  const onGone = vi.fn<() => void>();
  watchLaunchers(launchers, onGone);
  vi.advanceTimersByTime(3_000);
  expect(onGone).toHaveBeenCalledOnce();
  expect(ps).toHaveBeenCalledOnce();
});

test("does not look at all when nobody launched the stack", () => {
  const ps = pretendToRun();
  watchLaunchers([], vi.fn<() => void>());
  vi.advanceTimersByTime(3_000);
  expect(ps).not.toHaveBeenCalled();
});
