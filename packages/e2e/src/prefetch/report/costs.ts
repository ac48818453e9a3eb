import type { CDPSession, Page } from "@playwright/test";
import { executions } from "../../deployment";
import type { Person } from "../../people";

/** What a tab has cost so far. */
export interface Costs {
  /** Runs of queries on the deployment, for this person. */
  queries: number;
  /** Received, by HTTP and by WebSocket. */
  bytes: number;
  /** Of the page's main thread, in ms. */
  cpu: number;
}

/** Counts what a tab costs. */
export class CostCounter {
  readonly #person: Person;
  readonly #devtools: CDPSession;
  #bytes = 0;

  private constructor(person: Person, devtools: CDPSession) {
    this.#person = person;
    this.#devtools = devtools;
    devtools.on("Network.dataReceived", ({ encodedDataLength }) => (this.#bytes += encodedDataLength));
    devtools.on(
      "Network.webSocketFrameReceived",
      ({ response }) => (this.#bytes += response.payloadData.length),
    );
  }

  static async begin(page: Page, person: Person): Promise<CostCounter> {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Network.enable");
    await devtools.send("Performance.enable");
    return new CostCounter(person, devtools);
  }

  async read(): Promise<Costs> {
    const { metrics } = await this.#devtools.send("Performance.getMetrics");
    const seconds = metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
    const runs = Object.entries(await executions(this.#person.email));
    const queries = runs.filter(([path]) => path !== "users:ensure" && path !== "customers:addSamples");
    return {
      queries: queries.reduce((sum, [, { total }]) => sum + total, 0),
      bytes: this.#bytes,
      cpu: seconds * 1000,
    };
  }
}
