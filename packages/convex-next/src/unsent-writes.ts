import type { ConvexReactClient } from "convex/react";

/**
 * Whose writes a client has yet to send. It keeps what was written without a connection, whoever signs out or in
 * meanwhile, and the deployment takes it for a write of whoever is signed in when it arrives.
 */
export class UnsentWrites {
  readonly #client: Pick<ConvexReactClient, "connectionState">;
  #writer: string | undefined;

  constructor(client: Pick<ConvexReactClient, "connectionState">) {
    this.#client = client;
  }

  /** Notes that somebody is no longer signed in. */
  endOf(viewer: string): void {
    this.#writer = this.#areThere() ? viewer : undefined;
  }

  /** Whether a token of `viewer` would have another person's writes sent as theirs. */
  areOfAnother(viewer: string | null | undefined): boolean {
    return this.#writer !== undefined && this.#writer !== viewer && this.#areThere();
  }

  #areThere(): boolean {
    return this.#client.connectionState().hasInflightRequests;
  }
}
