import { ConvexError } from "convex/values";
import type { SessionStatus } from "./session-status.ts";

interface Waiter {
  resolve: () => void;
  reject: (reason: Error) => void;
}

/** In the form of the deployment's own refusal. */
const signedOut = () =>
  new ConvexError({
    code: "UNAUTHENTICATED",
    message: "Your session has ended. Sign in again; nothing was changed.",
  });

/** Those who wait until it is known whether somebody is signed in. */
export class SessionWaiters {
  #status: SessionStatus = "loading";
  readonly #waiting = new Set<Waiter>();

  /** Resolves once somebody is signed in, as the deployment sees it. @throws ConvexError UNAUTHENTICATED once nobody is */
  whenSignedIn(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.add({ resolve, reject });
      this.#settle();
    });
  }

  /** Tells them what is known now. */
  update(status: SessionStatus): void {
    this.#status = status;
    this.#settle();
  }

  #settle(): void {
    if (this.#status === "loading") return;
    for (const { resolve, reject } of this.#waiting) {
      if (this.#status === "signed-out") reject(signedOut());
      else resolve();
    }
    this.#waiting.clear();
  }
}
