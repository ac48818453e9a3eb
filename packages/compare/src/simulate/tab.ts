import { ConvexClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { WebSocket } from "ws";
import type { Issuer } from "./issuer";

const query = (name: string) => makeFunctionReference<"query">(name);
const mutation = (name: string) => makeFunctionReference<"mutation">(name);

/** A virtual tab: Convex's own client and no browser. */
export interface Tab {
  /** Signs in and opens the list and the counter; resolves when both have answered. */
  load(): Promise<void>;
  /** Rests on a link: subscribes to what is behind it, until the answer. */
  hover(): Promise<void>;
  /** Gets a new token, until the deployment has taken it. */
  renew(): Promise<void>;
  /** Adds one to the public counter, until this tab sees it. */
  count(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a tab for a person. */
export function openTab(url: string, issuer: Issuer, person: number): Tab {
  const client = new ConvexClient(url, {
    webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket,
    initialAuthTokenReuse: true,
    logger: false,
  });
  const authenticate = () =>
    new Promise<void>((resolve, reject) => {
      client.setAuth(
        async () => issuer.tokenFor(person),
        (isAuthenticated) =>
          isAuthenticated ? resolve() : reject(new Error(`The deployment refused person ${person}.`)),
      );
    });
  const subscribe = (name: string, args: Record<string, unknown>) =>
    new Promise<void>((resolve, reject) => {
      client.onUpdate(query(name), args, () => resolve(), reject);
    });
  return {
    async load() {
      await authenticate();
      await client.mutation(mutation("users:ensure"), {});
      await Promise.all([
        subscribe("customers:page", { paginationOpts: { numItems: 25, cursor: null } }),
        subscribe("counter:get", { counterName: "clicks" }),
      ]);
    },
    hover: () => subscribe("customers:search", { text: "a" }),
    renew: authenticate,
    async count() {
      await client.mutation(mutation("counter:increment"), { counterName: "clicks" });
    },
    close: () => client.close(),
  };
}
