import { expect } from "@playwright/test";

/** Waits until a number is the same at two looks that are some time apart. */
export async function expectUnchanged(read: () => Promise<number>): Promise<void> {
  let before = -1;
  const look = async () => {
    const now = await read();
    const isUnchanged = now === before;
    before = now;
    return isUnchanged;
  };
  await expect.poll(look, { intervals: [300] }).toBe(true);
}
