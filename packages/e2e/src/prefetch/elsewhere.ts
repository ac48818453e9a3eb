import { setTimeout as delay } from "node:timers/promises";
import { aCustomer } from "../customers";
import { runFunction } from "../deployment";
import { expect } from "../fixtures";
import type { Wire } from "./wire";

/** Another device of the same person, which talks to the deployment alone: no part of the page knows what it does. */
export class Elsewhere {
  readonly #wire: Wire;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  /** Adds made-up customers. */
  async addCustomers(count: number): Promise<void> {
    await this.#run("mutation", "customers:addSamples", { count });
  }

  /** Gives the newest customer another company. */
  async changeNewest(company: string): Promise<void> {
    const customers = (await this.#run("query", "customers:listByUser", {})) as { _id: string }[];
    await this.#run("mutation", "customers:update", { id: customers[0]?._id, company });
  }

  /** Adds a customer and removes it again, over and over, until told to stop. @returns how many changes that were */
  async comeAndGo(perSecond: number, signal: AbortSignal): Promise<number> {
    let changes = 0;
    const isGoing = async () => {
      await delay(1000 / perSecond);
      return !signal.aborted;
    };
    while (await isGoing()) {
      const id = await this.#run("mutation", "customers:create", { ...aCustomer("Passing") });
      await delay(1000 / perSecond);
      await this.#run("mutation", "customers:remove", { id });
      changes += 2;
    }
    return changes;
  }

  async #run(kind: "query" | "mutation", path: string, args: object): Promise<unknown> {
    await expect.poll(() => this.#wire.token, "the tab's token for the deployment").toBeDefined();
    return runFunction(kind, path, args, this.#wire.token ?? "");
  }
}
