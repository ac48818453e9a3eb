import path from "node:path";

import type { LoadedModules } from "../engine/types";
import { Mutex } from "../mutex";
import { loadGeneration, type Generation } from "./bundle";
import { generationsDirOf, removeStaleGenerations } from "./generations";
import { watchFolder } from "./watch";

/** Loads a functions folder, again whenever asked, and hands each build to `accept`. */
export class FunctionsLoader {
  readonly #functionsDir: string;
  readonly #generationsDir: string;
  readonly #accept: (modules: LoadedModules) => void;
  #current: Generation | null = null;
  #watcher: { close(): void } | null = null;
  readonly #loads = new Mutex();

  /** `accept` throws to refuse a build, for instance for a schema that existing documents do not satisfy. */
  private constructor(functionsDir: string, accept: (modules: LoadedModules) => void) {
    this.#functionsDir = path.resolve(functionsDir);
    this.#generationsDir = generationsDirOf(functionsDir);
    this.#accept = accept;
  }

  static async create(
    functionsDir: string,
    accept: (modules: LoadedModules) => void,
  ): Promise<FunctionsLoader> {
    const loader = new FunctionsLoader(functionsDir, accept);
    await removeStaleGenerations(loader.#generationsDir);
    return loader;
  }

  /**
   * Builds, imports and hands over the functions as they are now. Calls run one after the other.
   *
   * @throws Error if they do not build, throw on import, or are refused: what was loaded before stays
   */
  async load(): Promise<void> {
    await this.#loads.run(() => this.#loadNow());
  }

  /** Loads again after every change in the folder; an error is logged, and what was loaded before stays. */
  async watch(): Promise<void> {
    this.#watcher = await watchFolder(this.#functionsDir, () => {
      this.load().then(
        () => console.log("convex-local: functions reloaded"),
        (error: unknown) => {
          const message = error instanceof Error ? error.message : String(error);
          console.error(
            `convex-local: the functions were not reloaded, the previous ones go on.\n${message}`,
          );
        },
      );
    });
  }

  async close(): Promise<void> {
    this.#watcher?.close();
    await this.#loads.run(async () => this.#current?.remove());
  }

  async #loadNow(): Promise<void> {
    const generation = await loadGeneration(this.#functionsDir, this.#generationsDir);
    try {
      this.#accept(generation.modules);
    } catch (error) {
      await generation.remove();
      throw error;
    }
    await this.#current?.remove();
    this.#current = generation;
  }
}
