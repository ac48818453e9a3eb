import type { BrowserContext, TestInfo } from "@playwright/test";
import { readFileSync } from "node:fs";
import { environment } from "./environment";

/** The most lines of each kind that a failing journey brings: the last ones tell what happened. */
const MOST_LINES = 400;

/** How many of them stand in the test's output as well, where the attached files cannot be had. */
const PRINTED_LINES = 40;

/**
 * What happened around a journey, kept for the case that it fails, so that it need not run again with a trace: what the
 * tabs logged and asked for, and what the services and the apps' servers said meanwhile. In a journey that passes it
 * costs the few events that it listens to.
 */
export class Evidence {
  readonly #start = Date.now();
  readonly #browser: string[] = [];

  /** Watches all pages of a context, those that open later too. */
  watch(context: BrowserContext): void {
    context.on("console", (message) => this.#add(`console.${message.type()} ${message.text()}`));
    context.on("weberror", (error) => this.#add(`uncaught ${error.error().stack ?? error.error().message}`));
    context.on("response", (response) =>
      this.#add(`${response.status()} ${response.request().method()} ${response.url()}`),
    );
    context.on("requestfailed", (request) =>
      this.#add(`${request.failure()?.errorText ?? "failed"} ${request.method()} ${request.url()}`),
    );
    context.on("page", (page) =>
      page.on("framenavigated", (frame) => {
        if (frame === page.mainFrame()) this.#add(`address ${frame.url()}`);
      }),
    );
  }

  /** Attaches it to the test. */
  async attach(info: TestInfo): Promise<void> {
    const since = new Date(this.#start).toISOString();
    const servers = readFileSync(environment.logFile, "utf8")
      .split("\n")
      .filter((line) => line >= since);
    for (const [name, lines] of [
      ["browser.log", this.#browser],
      ["servers.log", servers],
    ] as const) {
      await info.attach(name, { body: lines.slice(-MOST_LINES).join("\n") });
      console.error([`${name} of "${info.title}":`, ...lines.slice(-PRINTED_LINES)].join("\n  "));
    }
  }

  #add(line: string): void {
    this.#browser.push(`${new Date().toISOString()} ${line}`);
  }
}
