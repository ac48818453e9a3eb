import { createServer, type Server } from "node:net";
import { expect } from "@playwright/test";

/** From an app's port to one of no service. Whoever listens there holds the lock: it goes with its process. */
const LOCK_OFFSET = 70;
const PATIENCE = { timeout: 60_000, intervals: [50] };

/**
 * Does something while no other worker does something for the same app under this lock, such as changing what all of
 * its journeys use.
 */
export async function exclusively<Result>(appUrl: string, run: () => Promise<Result>): Promise<Result> {
  const locks: Server[] = [];
  const take = async () => {
    const lock = await listen(Number(new URL(appUrl).port) + LOCK_OFFSET);
    if (lock) locks.push(lock);
    return lock !== null;
  };
  await expect.poll(take, { message: "another worker's turn to end", ...PATIENCE }).toBe(true);
  try {
    return await run();
  } finally {
    for (const lock of locks) lock.close();
  }
}

/** Null when somebody else listens. */
function listen(port: number): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else reject(error);
    });
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => resolve(server));
  });
}
