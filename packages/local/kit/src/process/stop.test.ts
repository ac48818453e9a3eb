import { EventEmitter } from "node:events";

import { expect, test, vi } from "vitest";

import { stopWhenAsked } from "./stop";

function start(close: () => Promise<void>) {
  const exit = vi.fn<(code: number) => void>();
  const target = Object.assign(new EventEmitter(), { exit });
  stopWhenAsked(target, "some-local", close);
  return { target, exit };
}

test.each(["SIGTERM", "SIGINT", "disconnect"])(
  "%s, however often, closes once and then exits",
  async (event) => {
    let finish = () => {};
    const close = vi.fn<() => Promise<void>>(() => new Promise((resolve) => (finish = resolve)));
    const { target, exit } = start(close);
    // `emit` answers whether anybody listens: a signal that nobody listens to ends a process.
    expect([target.emit(event), target.emit(event), target.emit("SIGTERM")]).toEqual([true, true, true]);
    expect(close).toHaveBeenCalledOnce();
    expect(exit).not.toHaveBeenCalled();
    finish();
    await vi.waitFor(() => expect(exit.mock.calls).toEqual([[0]]));
  },
);

test("a close that fails is reported and exits with 1", async () => {
  const errors = vi.spyOn(console, "error").mockImplementation(() => {});
  const { target, exit } = start(() => Promise.reject(new Error("disk full")));
  target.emit("SIGTERM");
  await vi.waitFor(() => expect(exit.mock.calls).toEqual([[1]]));
  expect(String(errors.mock.calls[0]?.[1])).toContain("disk full");
});
