import { BaseConvexClient, ConvexClient, type BaseConvexClientOptions } from "convex/browser";
import type { FunctionArgs, FunctionReference, FunctionReturnType } from "convex/server";
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";

import { until } from "./until";

// `ws` has the constructor, the events and the methods the client uses; only the declared types differ.
const webSocketConstructor = WebSocket as unknown as typeof globalThis.WebSocket;

/** The real client; it is closed when the test ends. */
export function connect(url: string, options: Partial<BaseConvexClientOptions> = {}): ConvexClient {
  const client = new ConvexClient(url, { webSocketConstructor, logger: false, ...options });
  onTestFinished(() => client.close());
  return client;
}

/** The real low-level client; it is closed when the test ends. */
export function connectBase(url: string, onTransition: () => void = () => {}): BaseConvexClient {
  const client = new BaseConvexClient(url, onTransition, { webSocketConstructor, logger: false });
  onTestFinished(() => client.close());
  return client;
}

export interface Subscription<Value> {
  /** Every value so far, oldest first. */
  values: Value[];
  errors: Error[];
  /** Waits until the newest value satisfies `condition`. */
  until(condition: (newest: Value) => boolean): Promise<void>;
}

/** Subscribes to a query and records what it shows. */
export function subscribe<Query extends FunctionReference<"query">>(
  client: ConvexClient,
  query: Query,
  args: FunctionArgs<Query>,
): Subscription<FunctionReturnType<Query>> {
  const values: FunctionReturnType<Query>[] = [];
  const errors: Error[] = [];
  client.onUpdate(
    query,
    args,
    (value) => values.push(value),
    (error) => errors.push(error),
  );
  return {
    values,
    errors,
    until: (condition) =>
      until(
        () => values.length > 0 && condition(values[values.length - 1]),
        () => ({ values, errors: errors.map((error) => error.message) }),
      ),
  };
}
