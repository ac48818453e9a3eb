import path from "node:path";

import type { LoadedModules } from "../engine/types";
import { Mutex } from "../mutex";
import { removeStaleGenerations } from "./generations";
import type { Generation } from "./import-modules";
import { watchFolder } from "./watch";

/** Where functions come from: builds and imports them as they are now, into a new folder below `generationsDir`. */
export type FunctionsSource = (generationsDir: string) => Promise<Generation>;

/** A build that waits for being taken. */
export interface Prepared {
  source: FunctionsSource;
  generation: Generation;
}

/** Loads functions, again whenever asked, and hands each build to `accept`. */
export class FunctionsLoader {
  readonly #generationsDir: string;
  readonly #accept: (modules: LoadedModules) => void;
  #source: FunctionsSource;
  #current: Generation | null = null;
  #watcher: { close(): void } | null = null;
  readonly #loads = new Mutex();

  /** `accept` throws to refuse a build, for instance for a schema that existing documents do not satisfy. */
  private constructor(
    source: FunctionsSource,
    generationsDir: string,
    accept: (modules: LoadedModules) => void,
  ) {
    this.#source = source;
    this.#generationsDir = generationsDir;
    this.#accept = accept;
  }

  static async create(
    source: FunctionsSource,
    generationsDir: string,
    accept: (modules: LoadedModules) => void,
  ): Promise<FunctionsLoader> {
    await removeStaleGenerations(generationsDir);
    return new FunctionsLoader(source, generationsDir, accept);
  }

  /**
   * Builds, imports and hands over the functions as they are now. Calls run one after the other.
   *
   * @throws Error if they do not build, throw on import, or are refused: what was loaded before stays
   */
  async load(): Promise<void> {
    await this.#loads.run(async () => this.#take(await this.prepare(this.#source)));
  }

  /** Builds and imports functions from another source, which answer nothing yet. */
  async prepare(source: FunctionsSource): Promise<Prepared> {
    return { source, generation: await source(this.#generationsDir) };
  }

  /**
   * Hands over what was prepared; from then on its source is the one that is loaded again.
   *
   * @param keep called before the build that it replaces is given up; when it throws, that one is handed over again
   * @throws Error if they are refused, or what `keep` throws: what was loaded before stays
   */
  async take(prepared: Prepared, keep: () => void): Promise<void> {
    await this.#loads.run(() => this.#take(prepared, keep));
  }

  /** Loads the folder again after every change in it; an error is logged, and what was loaded before stays. */
  async watch(folder: string, source: FunctionsSource): Promise<void> {
    this.#watcher = await watchFolder(path.resolve(folder), () => {
      this.#loads
        .run(async () => this.#take(await this.prepare(source)))
        .then(
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

  async #take({ source, generation }: Prepared, keep: () => void = () => {}): Promise<void> {
    const previous = this.#current;
    try {
      this.#accept(generation.modules);
      this.#keepOr(previous, keep);
    } catch (error) {
      await generation.remove();
      throw error;
    }
    this.#source = source;
    this.#current = generation;
    await previous?.remove();
  }

  #keepOr(previous: Generation | null, keep: () => void): void {
    try {
      keep();
    } catch (error) {
      if (previous !== null) this.#accept(previous.modules);
      throw error;
    }
  }
}
