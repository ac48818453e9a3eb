import path from "node:path";

import type { LoadedComponents } from "../engine/types";
import { Mutex } from "../mutex";
import { removeStaleGenerations } from "./generations";
import type { Generation } from "./import-modules";
import { watchFolder } from "./watch";

/** Where functions come from: builds and imports them as they are now, into a new folder below `generationsDir`. */
export type FunctionsSource<Built extends Generation = Generation> = (
  generationsDir: string,
) => Promise<Built>;

/** A build that waits for being taken. */
export interface Prepared<Built extends Generation = Generation> {
  source: FunctionsSource;
  generation: Built;
}

/** Loads functions, again whenever asked, and hands each build to `accept`. */
export class FunctionsLoader {
  readonly #generationsDir: string;
  readonly #accept: (generation: Generation) => void;
  #source: FunctionsSource;
  #current: Generation | null = null;
  /** What is loaded again after a change; null while nothing is watched. */
  #watched: FunctionsSource | null = null;
  readonly #watchers = new Map<string, { close(): void }>();
  readonly #loads = new Mutex();

  /** `accept` throws to refuse a build, for instance for a schema that existing documents do not satisfy. */
  private constructor(
    source: FunctionsSource,
    generationsDir: string,
    accept: (generation: Generation) => void,
  ) {
    this.#source = source;
    this.#generationsDir = generationsDir;
    this.#accept = accept;
  }

  static async create(
    source: FunctionsSource,
    generationsDir: string,
    accept: (generation: Generation) => void,
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

  /** The components of what was loaded last; none before the first time. */
  get components(): LoadedComponents | undefined {
    return this.#current?.components;
  }

  /** Builds and imports functions from another source, which answer nothing yet. */
  async prepare<Built extends Generation>(source: FunctionsSource<Built>): Promise<Prepared<Built>> {
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

  /**
   * Loads the folder again after every change in it, or in a folder that it takes components from; an error is logged,
   * and what was loaded before stays.
   */
  async watch(folder: string, source: FunctionsSource): Promise<void> {
    this.#watched = source;
    await this.#follow(path.resolve(folder), source);
  }

  async #follow(folder: string, source: FunctionsSource): Promise<void> {
    if (this.#watchers.has(folder)) return;
    const watcher = await watchFolder(folder, () => {
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
    this.#watchers.set(folder, watcher);
  }

  async close(): Promise<void> {
    for (const watcher of this.#watchers.values()) watcher.close();
    await this.#loads.run(async () => this.#current?.remove());
  }

  async #take({ source, generation }: Prepared, keep: () => void = () => {}): Promise<void> {
    const previous = this.#current;
    try {
      this.#accept(generation);
      this.#keepOr(previous, keep);
    } catch (error) {
      await generation.remove();
      throw error;
    }
    this.#source = source;
    this.#current = generation;
    await previous?.remove();
    if (this.#watched === null) return;
    for (const folder of generation.folders) await this.#follow(folder, this.#watched);
  }

  #keepOr(previous: Generation | null, keep: () => void): void {
    try {
      keep();
    } catch (error) {
      if (previous !== null) this.#accept(previous);
      throw error;
    }
  }
}
