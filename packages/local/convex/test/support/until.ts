/** How long a condition may take, in milliseconds, before the wait fails with what is known. */
const DEADLINE_MS = 10_000;

/** Waits until `condition` holds; fails with `describe()` if it does not in time. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  describe: () => unknown,
): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`The condition never held: ${JSON.stringify(describe())}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
