import { createServer, type Server } from "node:net";
import { expect } from "@playwright/test";
import { environment } from "./environment";

/** Of no service. Whoever listens on it holds the lock, which so goes with its process, however that ends. */
const LOCK_PORT = Number(new URL(environment.tenantUrl).port) + 70;
const PATIENCE = { timeout: 60_000, intervals: [50] };

/** Does something while no other worker does something under this lock, such as changing what all of them use. */
export async function exclusively<Result>(run: () => Promise<Result>): Promise<Result> {
  const locks: Server[] = [];
  const take = async () => {
    const lock = await listen();
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
function listen(): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else reject(error);
    });
    server.listen({ port: LOCK_PORT, host: "127.0.0.1", exclusive: true }, () => resolve(server));
  });
}
