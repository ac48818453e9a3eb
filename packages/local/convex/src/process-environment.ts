import type { EnvironmentVariables } from "./engine/types";

/**
 * Puts a deployment's variables into this process's environment, which is what functions see: one process, one
 * environment. What the process was started with shows again where nothing is set any more.
 */
export class ProcessEnvironment {
  readonly #original = new Map<string, string | undefined>();

  /** Shows exactly these. */
  show(variables: EnvironmentVariables): void {
    for (const [name, value] of variables) {
      if (!this.#original.has(name)) this.#original.set(name, process.env[name]);
      process.env[name] = value;
    }
    for (const [name, value] of this.#original) {
      if (variables.has(name)) continue;
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
      this.#original.delete(name);
    }
  }

  /** Shows none. */
  restore(): void {
    this.show(new Map());
  }
}
