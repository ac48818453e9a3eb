import { expect } from "@playwright/test";

/** How often a number is looked at, and for how long it has to stay the same, in ms. */
const INTERVAL = 250;
const QUIET = 1000;

/** Waits until a number has been the same for a second: on a slow machine what is on its way takes its time. */
export async function expectUnchanged(read: () => Promise<number>): Promise<void> {
  let last = { value: await read(), since: Date.now() };
  const look = async () => {
    const value = await read();
    if (value !== last.value) last = { value, since: Date.now() };
    return Date.now() - last.since >= QUIET;
  };
  await expect.poll(look, { intervals: [INTERVAL] }).toBe(true);
}
