import { Worker } from "node:worker_threads";

/** How often a file is touched, in milliseconds. */
const HEARTBEAT_MS = 1_000;

/**
 * Touches a file for as long as this process runs: in a thread of its own, as a function may hold up the event loop for
 * any time. A file that is gone stays so.
 */
const TOUCH = `
  const fs = require("node:fs");
  const { workerData: { file, everyMs } } = require("node:worker_threads");
  const timer = setInterval(() => {
    try {
      const now = new Date();
      fs.utimesSync(file, now, now);
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
      clearInterval(timer);
    }
  }, everyMs);
`;

/** A sign of life of this process, for those who cannot look at it. */
export class Heartbeat {
  readonly #worker: Worker;

  constructor(file: string, everyMs = HEARTBEAT_MS) {
    this.#worker = new Worker(TOUCH, {
      eval: true,
      workerData: { file, everyMs },
      // It loads none of what this process was told to load.
      execArgv: [],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 },
    });
    this.#worker.unref();
    this.#worker.on("error", (error) => {
      console.error(
        `convex-local: ${file} can no longer be touched (${error.message}): a deployment in another container ` +
          "would take this folder for a free one.",
      );
    });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
