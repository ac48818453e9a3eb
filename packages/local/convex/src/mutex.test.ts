import { expect, test } from "vitest";
import { Mutex } from "./mutex";

test("tasks run one at a time in the order they came, whatever fails", async () => {
  const mutex = new Mutex();
  const events: string[] = [];
  const task = (name: string, fails: boolean) => async (): Promise<string> => {
    events.push(`${name} begins`);
    await Promise.resolve();
    events.push(`${name} ends`);
    if (fails) throw new Error(name);
    return name;
  };
  const results = await Promise.allSettled([
    mutex.run(task("a", true)),
    mutex.run(task("b", false)),
    mutex.run(() => {
      throw new Error("c");
    }),
    mutex.run(task("d", false)),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "rejected", "fulfilled"]);
  expect(events).toEqual(["a begins", "a ends", "b begins", "b ends", "d begins", "d ends"]);
  expect(mutex.isBusy).toBe(false);
});
