import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { layOutFunction } from "./function-files";
import type { IncomingCall } from "./route-request";

const main = fileURLToPath(new URL("function-main.mjs", import.meta.url));

interface Running {
  child: ChildProcess;
  port: number;
}

/** The functions of an output: each gets a process when it is first called. */
export class FunctionPool {
  readonly #root: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #files = mkdtempSync(join(tmpdir(), "functions-"));
  readonly #running = new Map<string, Promise<Running>>();
  readonly #children: ChildProcess[] = [];

  /** @param env what the functions find in their environment */
  constructor(root: string, env: NodeJS.ProcessEnv) {
    this.#root = root;
    this.#env = env;
  }

  /** How many functions were called at least once. */
  get started(): number {
    return this.#children.length;
  }

  /** Calls the function in a `.func` folder. @throws Error when it cannot be loaded */
  async call(folder: string, { method, path, query, headers }: IncomingCall, body: Buffer) {
    let running = this.#running.get(folder);
    if (running === undefined) {
      running = this.#start(folder);
      this.#running.set(folder, running);
    }
    const { port } = await running;
    const search = query.toString();
    const outgoing = request({
      host: "127.0.0.1",
      port,
      method,
      path: search === "" ? path : `${path}?${search}`,
      headers: Object.fromEntries(headers),
    });
    outgoing.end(body);
    const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
    return incoming;
  }

  /** Ends all processes and removes their files. */
  async close(): Promise<void> {
    await Promise.all(
      this.#children.map(async (child) => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const ended = once(child, "exit");
        child.kill();
        await ended;
      }),
    );
    rmSync(this.#files, { recursive: true });
  }

  async #start(folder: string): Promise<Running> {
    const files = join(this.#files, String(this.#running.size));
    const { handler, useWebApi } = layOutFunction(folder, this.#root, files);
    const child = fork(main, [handler, useWebApi ? "web" : "node"], { env: this.#env });
    this.#children.push(child);
    const ended = once(child, "exit").then(([code]) => {
      throw new Error(`The function ${folder} ended with ${String(code)} while it was loaded.`);
    });
    const [message] = (await Promise.race([once(child, "message"), ended])) as [{ port: number }];
    // From now on it ends when it is told to.
    ended.catch(() => undefined);
    return { child, port: message.port };
  }
}
